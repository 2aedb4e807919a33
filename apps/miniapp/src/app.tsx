// The order counts: resets first; text.css ends with the switches that must win.
import './ui/base.css'
import './ui/tokens.css'
import './ui/icons.css'
import './ui/controls.css'
import './ui/case.css'
import './ui/photo-tools.css'
import './ui/text.css'
import { QueryClientProvider } from '@tanstack/react-query'
import type { PropsWithChildren } from 'react'
import { mindBrowser } from './platform/browser-manners.ts'
import { openTab } from './platform/navigation.ts'
import { useLostPage } from './platform/page-events.ts'
import { startOutbox } from './shared/outbox/start-outbox.ts'
import { queryClient } from './shared/query-client.ts'
import { keepReads } from './shared/reads.ts'

mindBrowser()
keepReads()
startOutbox()

export default function App({ children }: PropsWithChildren) {
  useLostPage(() => openTab('home'))
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
