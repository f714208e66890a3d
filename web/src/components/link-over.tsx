interface LinkOverProps {
  why: string;
  /** how to get another link */
  href: string;
  text: string;
}

/** A link that does nothing any more, and what to do now. */
export function LinkOver({ why, href, text }: LinkOverProps) {
  return (
    <div class="stack">
      <p>{why}</p>
      {/* The same address would only change what is behind the #: it is loaded anew. */}
      <a
        class="button primary"
        href={href}
        onClick={(event) => {
          if (new URL(href, location.href).pathname !== location.pathname) return;
          event.preventDefault();
          location.reload();
        }}
      >
        {text}
      </a>
    </div>
  );
}
