import { type Html, html, jsonData, type Part, trusted } from '../html.ts';
import type { SiteOptions, SiteRelease } from '../release.ts';

export interface Page {
  /** Where it stands in the site: `battles/siege-of-tessalit.html`. */
  path: string;
  title: string;
  /** A sentence for who finds the page elsewhere. */
  description: string;
  body: Html;
  /** What kind of page it is, for style and script. */
  kind: 'index' | 'battle' | 'findings' | 'data' | 'changes';
  /** What the page is about, as schema.org says it, besides what every page says. */
  about?: Record<string, unknown>;
  /** Scripts that are read before the one of the site, relative to the site's folder. */
  data?: readonly string[];
}

const SECTIONS = [
  ['index.html', 'Battles', 'index'],
  ['disputed.html', 'Disputed', 'findings'],
  ['data.html', 'Data', 'data'],
  ['changes.html', 'Changes', 'changes'],
] as const;

/** What a page may load: files of the site, and nothing that is written into the page. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** A page whole, as a file. */
export function layout(page: Page, release: SiteRelease, { url }: SiteOptions): string {
  const root = page.path.includes('/') ? '../' : '';
  const address = url === null ? null : `${url}/${page.path === 'index.html' ? '' : page.path}`;
  const title = page.kind === 'index' ? release.title : `${page.title} · ${release.title}`;
  const dataset = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: title,
    description: page.description,
    version: release.version,
    isAccessibleForFree: true,
    ...(address === null ? {} : { url: address }),
    ...page.about,
  };
  return html`${trusted('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="openbattles site">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<meta name="description" content="${page.description}">
<meta property="og:site_name" content="${release.title}">
<meta property="og:type" content="${page.kind === 'battle' ? 'article' : 'website'}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
${address !== null && html`<meta property="og:url" content="${address}"><link rel="canonical" href="${address}">`}
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
${page.data?.map((path) => html`<script defer src="${root}${path}"></script>`)}
<script defer src="${root}assets/site.js"></script>
<script type="application/ld+json">${jsonData(dataset)}</script>
</head>
<body class="${page.kind}">
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="mark" href="${root}index.html"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M2 12h20M12 2c4 3 4 17 0 20M12 2c-4 3-4 17 0 20"/></svg>${release.title}</a>
<nav aria-label="Pages">${SECTIONS.map(
    ([path, name, kind]) =>
      html`<a href="${root}${path}"${current(page.path === path || (page.kind === kind && kind !== 'index'))}>${name}</a>`,
  )}</nav>
</header>
<main id="main">${page.body}</main>
<footer class="colophon">
<p>${release.title} ${release.version}. Nothing here is guessed or averaged: where a text does not say, the page says so.</p>
<p>Map: Natural Earth. Type: Source Serif and Source Sans.</p>
</footer>
</body>
</html>
`.text;
}

const current = (isCurrent: boolean): Part => isCurrent && trusted(' aria-current="page"');
