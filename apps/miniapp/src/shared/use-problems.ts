import { useState } from 'react'
import { fieldFaults } from './faults.model.ts'

/** What is wrong with a form: what the server said of its fields and, once the person tried, what is plain here. */
export function useProblems(own: Record<string, string>, fault: unknown) {
  const [tried, setTried] = useState(false)
  const fromServer = fieldFaults(fault)
  const problems: Record<string, string> = tried ? { ...fromServer, ...own } : fromServer
  return {
    problems,
    pointed: Object.keys(fromServer).length > 0,
    /** Shows what is wrong; true when nothing is. */
    ready: (now: Record<string, string> = own) => {
      setTried(true)
      return Object.keys(now).length === 0
    },
  }
}
