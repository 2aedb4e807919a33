import { type KeptVoice, useVoiceNote } from '../../shared/voice-note.ts'
import type { ActContext } from './act-context.ts'

/** In the draft of a sheet where one may speak in place of typing. */
export interface Spoken {
  voice?: KeptVoice
}

/** The recording of a sheet: sent as soon as it is said, kept in its draft. */
export function useActVoice<T extends Spoken>(
  { communityId }: ActContext,
  draft: { value: T; change: (part: Partial<T>) => unknown },
) {
  return useVoiceNote({
    communityId,
    initial: draft.value.voice,
    onChange: (voice) => draft.change({ voice } as Partial<T>),
  })
}

/** Why the sheet has to wait for its recording. */
export const voiceWait = ({ busy }: ReturnType<typeof useActVoice>) => (busy ? '录音说完、传完，再点' : undefined)
