import { MINUTE } from '../calendar/shanghai.ts'
import type { AttendanceProof, GeofenceWord } from './duty-words.ts'

/** The code that the station shows is another one every so often. */
export const CODE_STEP = MINUTE / 2
/** From its beginning a code may be scanned for so long. */
export const CODE_LIFE = MINUTE
/** The tablet's clock may be wrong by so much, to either side. */
export const CLOCK_SKEW = MINUTE
/** The tablet has its codes so far ahead: a minute without network and a slow clock leave no gap. */
export const CODES_AHEAD = 4 * MINUTE
/** A code that ran out longer ago than this was not scanned from the screen: it smells. */
const MERELY_SLOW = 5 * MINUTE

/** Codes are numbered through since 1970. */
export const codeStepAt = (at: number): number => Math.floor(at / CODE_STEP)
export const codeFrom = (step: number): number => step * CODE_STEP

/** What is known of a scanned code before time is asked. */
export interface ScannedCode {
  readonly step: number
  /** Of the station where the shift is. */
  readonly ofStation: boolean
  /** Signed by the station it names. */
  readonly genuine: boolean
  /** By the same person. */
  readonly used: boolean
}

/** Earth's mean radius, metres. */
const EARTH = 6_371_009
/** Coordinates of nobody who stands on land: what a phone says that makes positions up. */
const NOWHERE_DEGREES = 0.01

export interface Place {
  readonly latitude: number
  readonly longitude: number
}
export interface Fix extends Place {
  readonly accuracyMetres: number
}
export interface Fence extends Place {
  readonly radiusMetres: number
}

/** Metres along the great circle. */
export function distanceMetres(a: Place, b: Place): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const [dLat, dLon] = [rad(b.latitude - a.latitude) / 2, rad(b.longitude - a.longitude) / 2]
  const h = Math.sin(dLat) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}

const isNowhere = ({ latitude, longitude, accuracyMetres }: Fix) =>
  ![latitude, longitude, accuracyMetres].every(Number.isFinite) ||
  Math.abs(latitude) > 90 ||
  Math.abs(longitude) > 180 ||
  accuracyMetres < 0 ||
  (Math.abs(latitude) < NOWHERE_DEGREES && Math.abs(longitude) < NOWHERE_DEGREES)

/**
 * Inside or outside, as far as the position is good enough to say: one that may be wrong by more than the radius says
 * nothing, and just outside the edge counts as outside only where the error cannot reach back in.
 */
export function geofenceWord(fence: Fence, fix: Fix | null): GeofenceWord | 'nowhere' {
  if (fix === null) return 'unknown'
  if (isNowhere(fix)) return 'nowhere'
  if (fix.accuracyMetres > fence.radiusMetres) return 'unknown'
  const distance = distanceMetres(fence, fix)
  if (distance <= fence.radiusMetres) return 'inside'
  return distance > fence.radiusMetres + fix.accuracyMetres ? 'outside' : 'unknown'
}

export const PROOF_PROBLEMS = [
  'code-forged',
  'code-other-station',
  'code-expired',
  'code-early',
  'code-used',
  'position-made-up',
  'too-far-from-station',
  'proof-missing',
] as const
export type ProofProblem = (typeof PROOF_PROBLEMS)[number]

export type ProofJudgement =
  | { readonly proof: Exclude<AttendanceProof, 'byHand'>; readonly geofence: GeofenceWord }
  /** `smells`: kept for the organiser. */
  | { readonly problem: ProofProblem; readonly smells: boolean }

function codeProblem({ step, ofStation, genuine, used }: ScannedCode, now: number): ProofJudgement | null {
  if (!genuine) return { problem: 'code-forged', smells: true }
  if (!ofStation) return { problem: 'code-other-station', smells: true }
  const [from, until] = [codeFrom(step), codeFrom(step) + CODE_LIFE]
  if (now >= until + CLOCK_SKEW) return { problem: 'code-expired', smells: now >= until + MERELY_SLOW }
  if (now < from - CLOCK_SKEW) return { problem: 'code-early', smells: true }
  return used ? { problem: 'code-used', smells: true } : null
}

/** Code and geofence together are strong, one alone is weak; what contradicts itself is no proof. */
export function judgeProof(code: ScannedCode | null, geofence: GeofenceWord | 'nowhere', now: number): ProofJudgement {
  const problem = code && codeProblem(code, now)
  if (problem) return problem
  if (geofence === 'nowhere') return { problem: 'position-made-up', smells: true }
  if (geofence === 'outside') return { problem: 'too-far-from-station', smells: true }
  if (code) return { proof: geofence === 'inside' ? 'strong' : 'weak', geofence }
  return geofence === 'inside' ? { proof: 'weak', geofence } : { problem: 'proof-missing', smells: false }
}
