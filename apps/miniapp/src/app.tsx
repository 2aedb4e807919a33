// The order counts: resets first; text.css ends with the switches that must win.
import './ui/base.css'
import './ui/tokens.css'
import './ui/controls.css'
import './ui/case.css'
import './ui/text.css'
import { QueryClientProvider } from '@tanstack/react-query'
import type { PropsWithChildren } from 'react'
import { queryClient } from './shared/query-client.ts'

export default function App({ children }: PropsWithChildren) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
