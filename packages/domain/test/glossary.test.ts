import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  ADMINISTRATION_STEPS,
  AUDIENCES,
  CASE_ACTIONS,
  CASE_CLASSES,
  CASE_STATES,
  CHASES,
  CLOCK_KINDS,
  COMPLAINT_SOURCES,
  CONSENT_KINDS,
  DANGER_STATES,
  EVIDENCE_KINDS,
  FIGURE_KEYS,
  FIGURE_SPANS,
  JOIN_LEVELS,
  NODE_STATES,
  OFFICES,
  PARTY_KINDS,
  PAUSABLE_CLOCKS,
  REACH_WAYS,
  RECORD_CHANNELS,
  REFUSE_REASONS,
  REGION_KINDS,
  REGION_ROLES,
  ROLES,
  RULING_MATTERS,
  SEAT_CAUSES,
  SEAT_KINDS,
  SUPERVISION_LEVELS,
  TELL_BACK_STAGES,
  TELL_BACK_WAYS,
  TEMPLATE_KEYS,
  UNSOLVED_REASONS,
  VISIBILITIES,
  VOICE_FORMATS,
  WHISTLE_CHANNELS,
  WHISTLE_KINDS,
} from '../src/index.ts'

const GLOSSARY = readFileSync(join(__dirname, '../../../docs/glossary.md'), 'utf8')

/** The rows of one section: Chinese, identifier, meaning. */
function rowsOf(section: string): { chinese: string; identifier: string; meaning: string }[] {
  const text = GLOSSARY.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? ''
  return [...text.matchAll(/^\| (.+?) \| `(.+?)` \| (.+?) \|$/gm)].map(
    ([, chinese = '', identifier = '', meaning = '']) => ({
      chinese,
      identifier,
      meaning,
    }),
  )
}

describe('the glossary', () => {
  test.each<[string, readonly string[]]>([
    ['States', CASE_STATES],
    ['Classes', CASE_CLASSES],
    ['Actions', CASE_ACTIONS],
    ['Roles', ROLES],
    ['Party kinds', PARTY_KINDS],
    ['Seats', SEAT_KINDS],
    ['Whistles', WHISTLE_KINDS],
    ['Whistle channels', WHISTLE_CHANNELS],
    ['Consent', CONSENT_KINDS],
    ['Ways to a neighbour', REACH_WAYS],
    ['What is told back', TELL_BACK_STAGES],
    ['How it is told back', TELL_BACK_WAYS],
    ['Recordings', VOICE_FORMATS],
    ['Visibilities', VISIBILITIES],
    ['Danger', DANGER_STATES],
    ['Steps of a plan', NODE_STATES],
    ['Evidence', EVIDENCE_KINDS],
    ['Clocks', CLOCK_KINDS],
    ['What time does by itself', CHASES],
    ['Levels of supervision', SUPERVISION_LEVELS.map(String)],
    ['Promises that may be paused', PAUSABLE_CLOCKS],
    ['Kinds of subscription message', TEMPLATE_KEYS],
    ['Reasons to refuse a summons', REFUSE_REASONS],
    ['Reasons for an unsolved end', UNSOLVED_REASONS],
    ['Ways of a recorded word', RECORD_CHANNELS],
    ['Why a seat passes on', SEAT_CAUSES],
    ['Questions to the ruling body', RULING_MATTERS],
    ['Levels of a resident', JOIN_LEVELS],
    ['Offices', OFFICES],
    ['Figures', FIGURE_KEYS],
    ['Sources of complaints', COMPLAINT_SOURCES],
    ['Spans', FIGURE_SPANS],
    ['Regions', REGION_KINDS],
    ['Offices of a region', REGION_ROLES],
    ['Who is told', AUDIENCES],
    ['Opening a community', ADMINISTRATION_STEPS],
  ])('%s: every word of the code stands there, in order, and no other', (section, words) => {
    expect(rowsOf(section).map((row) => row.identifier)).toEqual(words)
  })

  test('every word has its Chinese and a sentence', () => {
    const sections = [...GLOSSARY.matchAll(/^## (.+)$/gm)].map(([, name = '']) => name)
    const rows = sections.flatMap(rowsOf)
    expect(rows.filter((row) => !/[\p{Script=Han}\d]/u.test(row.chinese) || !row.meaning.endsWith('.'))).toEqual([])
    expect(rows.length).toBe((GLOSSARY.match(/^\| .*`/gm) ?? []).length)
  })
})
