import {
  COMPLAINT_SOURCES,
  FIGURE_CLASSES,
  FIGURE_KEYS,
  FIGURE_SPANS,
  OPEN_FIGURE_CLASSES,
  REGION_KINDS,
} from '@juwuye/domain'
import { z } from 'zod'
import { caseClass, caseState, communityId, cursorQuery, instant, page, uuid } from './common.ts'

/** A month in Shanghai, YYYY-MM. */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)

/** The month, quarter or year in which the month lies; without one, in which today lies. */
export const figuresQuery = z.object({ span: z.enum(FIGURE_SPANS).default('month'), month: month.optional() })

const part = z.object({ part: z.int(), of: z.int() })
/** Every figure with its n. */
export const figures = z.object({
  whistles: z.int(),
  joined: z.int(),
  response: part,
  resolution: part,
  answers: part,
  satisfaction: part,
  recurrence: part,
  hours: z.object({ median: z.number().nullable(), of: z.int() }),
})

const period = z.object({ span: z.enum(FIGURE_SPANS), first: z.string(), last: z.string() })

/** A stretch, the same of the year before, and the twelve months to its end. */
const series = z.object({
  period,
  now: figures,
  before: figures,
  months: z.array(z.object({ month: z.string(), now: figures, before: figures })),
  classes: z.array(z.object({ figureClass: z.enum(FIGURE_CLASSES), figures })),
  /** Private matters of a year, where there are five or more; never for less than a year, nor for an estate. */
  privateMatters: z.int().nullable(),
})

/** What was entered for a month; null is not entered, which is not nought. */
const complaintMonth = z.object({
  month: z.string(),
  counts: z.partialRecord(z.enum(COMPLAINT_SOURCES), z.int()),
})

/** What the reader may open behind a figure: their community's cases, or pages and what was passed up. */
const figureReader = z.enum(['member', 'town', 'city'])

export const communityFigures = z.object({
  ...series.shape,
  communityId,
  name: z.string(),
  reader: figureReader,
  mayEnter: z.boolean(),
  /** Below this n nothing is compared; the community's own. */
  rankFrom: z.int(),
  estates: z.array(z.object({ estateId: uuid, name: z.string(), figures })),
  /** Twelve months to the period's end, and the same a year before. */
  complaints: z.array(z.object({ ...complaintMonth.shape, before: complaintMonth.shape.counts })),
})

export const figureCasesQuery = z.object({
  ...figuresQuery.shape,
  ...cursorQuery.shape,
  figure: z.enum(FIGURE_KEYS).default('whistles'),
  class: z.enum(OPEN_FIGURE_CLASSES as [string, ...string[]]).optional(),
  estateId: uuid.optional(),
  /** Only those that count as part, or only the others. */
  only: z.enum(['part', 'rest']).optional(),
})

/** A case behind a figure. To the town one that has no page is number, class, level and due, until it steps in. */
const figureCase = z.object({
  caseId: uuid,
  number: z.string(),
  class: caseClass.nullable(),
  state: caseState.nullable(),
  title: z.string().nullable(),
  receivedAt: instant,
  /** Of its whistles in the figure's n, how many are part of it. */
  part: z.int(),
  of: z.int(),
  hours: z.number().nullable(),
  publicationId: uuid.nullable(),
  /** 督办 level it reached, and when it is due next. */
  level: z.int().nullable(),
  dueAt: instant.nullable(),
  /** Whether its own page may be opened. */
  open: z.boolean(),
})
export const figureCases = z.object({
  ...page(figureCase).shape,
  /** Cases that count but are not for this reader. */
  unlisted: z.int(),
})

const complaints = z.int().min(0).max(100_000)
/** Each number with the version that was read: 0 where nothing was entered. */
export const enterComplaintsBody = z.strictObject({
  counts: z.partialRecord(
    z.enum(COMPLAINT_SOURCES),
    z.strictObject({ complaints, version: z.int().min(0).max(1_000_000) }),
  ),
})
export const complaintsParams = z.object({ communityId, month })
export const complaintsEntered = z.object({
  month: z.string(),
  entries: z.array(
    z.object({
      source: z.enum(COMPLAINT_SOURCES),
      complaints: z.int().nullable(),
      version: z.int(),
      by: z.string(),
      at: instant.nullable(),
    }),
  ),
})

export const regionFigures = z.object({
  ...series.shape,
  /** Below this n nobody is ranked: the same for all that are compared, whatever each set for itself. */
  rankFrom: z.int(),
  regionId: uuid,
  kind: z.enum(REGION_KINDS),
  name: z.string(),
  /** Towns of a city, communities of a town; by name, which is no ranking. */
  parts: z.array(
    z.object({
      kind: z.enum(['town', 'community']),
      id: z.string(),
      name: z.string(),
      figures,
      before: figures,
      complaints: z.int().nullable(),
      complaintsBefore: z.int().nullable(),
    }),
  ),
  /** Sums of what was entered, and how many communities entered something. */
  complaints: z.array(z.object({ ...complaintMonth.shape, before: complaintMonth.shape.counts, communities: z.int() })),
})
