import { confirm } from './dialogs.ts'

/** What the framework leaves undone in a browser. Called once, at the start. */
export function mindBrowser() {
  quietTabLinks()
  fetchAhead()
  offerAnotherTry()
}

/** The framework's tab links lead to `javascript:;`, which the content policy blocks, with an error at every tap. */
function quietTabLinks() {
  const quieted = (event: MouseEvent) => {
    const at = event.target
    if (at instanceof Element && at.closest('a[href^="javascript:"]')) event.preventDefault()
  }
  document.addEventListener('click', quieted, true)
}

/** What must open without a network too. WeChat has these in the main package. */
function fetchAhead() {
  const fetchNow = () =>
    Promise.all([
      import('../pages/outbox/index.tsx'),
      import('../pages/whistle/index.tsx'),
      import('../pages/tell-backs/round/index.tsx'),
    ]).catch(() => undefined)
  window.addEventListener('load', () => setTimeout(fetchNow, 300))
}

const isLostCode = (fault: unknown) =>
  fault instanceof Error &&
  (fault.name === 'ChunkLoadError' || ('code' in fault && fault.code === 'CSS_CHUNK_LOAD_FAILED'))

/**
 * The code of a page did not arrive: the network has just gone, or a new version is out. The address is already that of
 * the new page, so that asking for it again opens it.
 */
function offerAnotherTry() {
  let asking = false
  const ask = async () => {
    if (asking) return
    asking = true
    const again = await confirm({ title: '这一页没有打开', text: '可能是网不好。您写的都还在。', yes: '再试一次' })
    asking = false
    if (again) location.reload()
  }
  window.addEventListener('unhandledrejection', (event) => {
    if (!isLostCode(event.reason)) return
    event.preventDefault()
    void ask()
  })
}
