import { IMPORT_FAILURES, IMPORT_SHEETS, IMPORT_STATES, OFFICES, ROLES } from '@juwuye/domain'
import { z } from 'zod'
import { communityId, instant, page, uuid } from './common.ts'

export const importParams = z.object({ communityId, importId: uuid })
/** `filled`: with the rows that are there, to be changed and read in again. */
export const importTemplateQuery = z.object({ filled: z.enum(['true', 'false']).default('false') })

/** A workbook that brings in a community. */
export const communityImport = z.object({
  id: uuid,
  state: z.enum(IMPORT_STATES),
  by: z.string(),
  mine: z.boolean(),
  at: instant,
  endedAt: instant.nullable(),
  /** Who took it back. */
  cancelledBy: z.string().nullable(),
  cancelledByMe: z.boolean(),
  failure: z.enum(IMPORT_FAILURES).nullable(),
  /** Rows gone through so far, of how many; 0 of 0 while nobody knows yet. Starts over when it is applied. */
  progress: z.object({ done: z.int(), total: z.int() }),
  /** Of each sheet that says something; what would come, or what came. */
  sheets: z.array(
    z.object({
      sheet: z.enum(IMPORT_SHEETS),
      rows: z.int(),
      added: z.int(),
      changed: z.int(),
      unchanged: z.int(),
    }),
  ),
  /** What is wrong, by the row as Excel counts it and the column as it is headed; the first ones. */
  faults: z.array(z.object({ sheet: z.enum(IMPORT_SHEETS), row: z.int(), column: z.string(), message: z.string() })),
  faultsTotal: z.int(),
  /** Invitations that came of the roster and wait for their people. */
  invitations: z.int(),
  may: z.object({ apply: z.boolean(), cancel: z.boolean(), invitations: z.boolean() }),
})
export const communityImports = page(communityImport)

export const importInvitationsBody = z.strictObject({ cursor: z.string().max(400).optional() })
/** Personal invitations with fresh codes; those told before are good no more. */
export const importInvitations = page(
  z.object({
    invitationId: uuid,
    name: z.string(),
    role: z.enum(ROLES),
    party: z.string().nullable(),
    office: z.enum(OFFICES).nullable(),
    estate: z.string().nullable(),
    buildings: z.array(z.string()),
    endsAt: instant,
    code: z.string(),
    /** Opens the client where it is accepted. */
    link: z.string(),
    /** The link as a square to be scanned: a data URI. */
    picture: z.string(),
  }),
)
