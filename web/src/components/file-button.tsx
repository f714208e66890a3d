import { useEffect, useRef } from 'preact/hooks';

// Everything that is a picture can be chosen: what the exchange does not take is turned into what it takes where the browser can,
// and explained where it cannot. (Naming HEIC here would stop iOS from turning it into JPEG by itself.)
const PICTURES = 'image/*';

interface FileButtonProps {
  text: string;
  /** what it is called where its text is not enough */
  label?: string;
  /** opens the camera where there is one */
  camera?: boolean;
  /** more than one at a time */
  several?: boolean;
  onFiles: (files: File[]) => void;
}

/** A button that lets photos be chosen or taken. */
export function FileButton({ text, label, camera = false, several = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    if (input.current) input.current.value = '';
    if (files.length > 0) onFiles(files);
  };
  // Somebody may have chosen before the page's script had come.
  useEffect(take, []);
  return (
    <label class={camera ? 'button primary camera' : 'button'}>
      <input
        class="visually-hidden"
        type="file"
        accept={PICTURES}
        multiple={several}
        aria-label={label}
        {...(camera ? { capture: 'environment' } : {})}
        ref={input}
        onChange={take}
      />
      {text}
    </label>
  );
}
