import { Files } from './files.ts'
import { Network } from './network.ts'
import { Storage } from './storage.ts'

export type Scope = 'scope.userLocation' | 'scope.record' | 'scope.camera' | 'scope.writePhotosAlbum'

export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter'

/** A spot in WeChat’s coordinates (gcj02). */
export interface Spot {
  latitude: number
  longitude: number
  accuracy?: number
}

export interface Scanned {
  result: string
  /** A mini-program code leads to a page instead. */
  path?: string
  scanType?: string
}

/** What the person with the phone does when they are asked something. */
export interface Manners {
  /** WeChat’s own login: a code for whoever holds the phone. */
  login: () => Promise<string>
  /** WeChat’s window about the privacy guide. */
  privacy: 'agree' | 'refuse'
  /** The first request for a scope; later ones are answered without asking. */
  scopes: Partial<Record<Scope, boolean>>
  /** The subscribe prompt; `off` has all messages switched off in the settings. */
  subscribe: ((templateIds: string[]) => Record<string, SubscribeAnswer>) | 'off'
  /** Told what the prompt was answered, as WeChat’s servers are. */
  onSubscribed?: (answers: Record<string, SubscribeAnswer>) => Promise<void>
  modal: (question: { title?: string; content?: string }) => boolean
  /** The line tapped in an action sheet; −1 turns back. */
  actionSheet: (lines: string[]) => number
}

/** What lies in front of camera, microphone and scanner; taken once each, in this order. */
export interface World {
  /** Files of this machine; the camera finds nothing when it is empty, and the person turns back. */
  photos: string[]
  recordings: { file: string; milliseconds: number }[]
  scans: Scanned[]
  spot: Spot | undefined
}

/** Something the phone showed or did that is not part of a page. */
export interface Noted {
  what: 'toast' | 'modal' | 'call' | 'preview' | 'document' | 'copied' | 'prompt' | 'privacy' | 'vibrate'
  text: string
}

/** A phone with WeChat on it, and whoever holds it. Mini-programs come and go on it; what they keep stays. */
export class Phone {
  readonly network = new Network()
  readonly storage = new Storage()
  readonly files = new Files()
  readonly noted: Noted[] = []
  readonly manners: Manners
  readonly world: World = { photos: [], recordings: [], scans: [], spot: undefined }
  /** Answered once, for good. */
  readonly granted: Partial<Record<Scope, boolean>> = {}
  privacyAgreed = false
  /** WeChat’s care mode says 1.4. */
  fontScale = 1

  constructor(manners: Partial<Manners> = {}) {
    this.manners = {
      login: () => Promise.reject(new Error('nobody is signed in to WeChat')),
      privacy: 'agree',
      scopes: {},
      subscribe: (ids) => Object.fromEntries(ids.map((id) => [id, 'accept' as const])),
      modal: () => true,
      actionSheet: () => 0,
      ...manners,
    }
  }

  note(what: Noted['what'], text: string): void {
    this.noted.push({ what, text })
  }

  /** What was shown or done of this kind, oldest first. */
  said(what: Noted['what']): string[] {
    return this.noted.filter((one) => one.what === what).map(({ text }) => text)
  }

  /** Whether the person lets this mini-program have it; they are asked once. */
  allows(scope: Scope): boolean {
    const known = this.granted[scope]
    if (known !== undefined) return known
    const answer = this.manners.scopes[scope] ?? true
    this.granted[scope] = answer
    return answer
  }
}
