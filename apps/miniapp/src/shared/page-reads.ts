import { createContext, useContext, useEffect, useRef, useState } from 'react'
import { usePullRefresh } from '../platform/page-events.ts'

type Read = () => unknown

/** What the page around shows of the server. */
export const PageReads = createContext(new Set<Read>())

/** Makes a page that reads everything it shows anew when it is pulled down; a page's config says whether it can be. */
export function usePageReads(): Set<Read> {
  const [reads] = useState(() => new Set<Read>())
  usePullRefresh(() => Promise.all([...reads].map((read) => read())))
  return reads
}

/** One more thing that the page shows. */
export function usePageRead(read: Read) {
  const reads = useContext(PageReads)
  const latest = useRef(read)
  latest.current = read
  useEffect(() => {
    const again = () => latest.current()
    reads.add(again)
    return () => {
      reads.delete(again)
    }
  }, [reads])
}
