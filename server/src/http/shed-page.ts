/** What people read while the exchange is too busy to make a page: complete in itself, in both languages, without a script or style. */
export const BUSY_PAGE = `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Scampolo: torna tra poco</title>
</head>
<body>
<main>
<h1>Torna tra qualche secondo</h1>
<p>In questo momento in tanti stanno cercando tessuti. Niente è andato perso: aspetta un attimo e ricarica la pagina.</p>
<p><a href="">Ricarica</a></p>
<div lang="en">
<h2>Come back in a few seconds</h2>
<p>Many people are looking for cloth just now. Nothing is lost: wait a moment and load the page again.</p>
<p><a href="">Load again</a></p>
</div>
</main>
</body>
</html>
`;
