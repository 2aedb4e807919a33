import type { ACT_BODIES, blowBody } from '@juwuye/types/schemas'
import type { z } from 'zod'

/** The body of an act after parsing: cleaned words, defaults filled in. */
export type Parsed<A extends keyof typeof ACT_BODIES> = z.output<(typeof ACT_BODIES)[A]>

export type ParsedWhistle = z.output<typeof blowBody>
