/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { type Asset, ICON, PAGES_CSS } from './assets.ts'

export interface Head {
  title: string
  /** One sentence, shown where the page is passed on. */
  description: string
  /** Where the page lives, whole: with the server's name. */
  url: string
  /** A picture for those who pass the page on, whole. */
  image?: string | undefined
  styles?: readonly Asset[]
  script?: Asset
  /** Of the body: big letters, kinds of page. */
  className?: string
}

/** A whole page as text: what is interpolated is escaped, there is no script unless the head names one, and no inline one. */
export function documentOf(head: Head, body: ComponentChildren): string {
  const { title, description, url, image, styles = [PAGES_CSS], script, className } = head
  const html = renderToStaticMarkup(
    <html lang="zh-CN">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        <link rel="canonical" href={url} />
        <meta property="og:type" content="article" />
        <meta property="og:site_name" content="吹哨报到" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta property="og:url" content={url} />
        {image && <meta property="og:image" content={image} />}
        <link rel="icon" type={ICON.type} href={ICON.address} />
        {styles.map(({ address }) => (
          <link key={address} rel="stylesheet" href={address} />
        ))}
        {script && <script type="module" src={script.address} />}
      </head>
      <body class={className}>{body}</body>
    </html>,
  )
  return `<!doctype html>\n${html}\n`
}
