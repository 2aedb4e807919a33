import { useState } from 'react'
import { fieldFaults } from '../../shared/faults.model.ts'
import { Refusal } from '../../shared/refusal.ts'
import { type HoursDraft, hoursFaults } from './hours.model.ts'

/**
 * What is wrong with a form: what the server said of its fields, and, once the person tried to send, what is plain here.
 */
export function useFormFaults(
  own: Record<string, string>,
  fault: unknown,
  hours: readonly HoursDraft[] = [],
  list: 'opening' | 'shifts' = 'opening',
) {
  const [tried, setTried] = useState(false)
  const fields = fault instanceof Refusal ? (fault.problem.fields ?? []) : []
  const fromServer = { ...fieldFaults(fault), ...hoursFaults(hours, fields, list) }
  return {
    problems: tried ? { ...fromServer, ...own } : fromServer,
    /** The server's problem stands at its field. */
    pointed: Object.keys(fromServer).length > 0,
    /** Shows what is wrong; true when nothing is. */
    ready: () => {
      setTried(true)
      return Object.keys(own).length === 0
    },
  }
}
