/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { clientPath } from './addresses.ts'
import { documentOf } from './document.tsx'

/** What stands where there is no page, or none any more. */
export function gonePage({ title, text }: { title: string; text: string }): string {
  return documentOf(
    { title, description: text, url: '/' },
    <main>
      <h1>{title}</h1>
      <p>{text}</p>
      <a class="button" href={clientPath('publicity')}>
        看看别的公示
      </a>
    </main>,
  )
}
