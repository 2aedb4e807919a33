import { LIMITS } from '@juwuye/domain'
import type { VoiceView } from '@juwuye/types'
import { onlineManager } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toast } from '../platform/dialogs.ts'
import { startRecorder } from '../platform/recorder.ts'
import { NoRecorder, type Recorder, type Recording } from '../platform/recorder-types.ts'
import { type ChosenPhoto, NetworkError } from '../platform/request-types.ts'
import { barsOf, lastBars, peaksOf } from '../ui/wave.model.ts'
import { sendFile } from './call.ts'
import { faultText } from './faults.model.ts'
import { newId } from './ids.ts'
import { dropFiles, keepFile, noteFileSent, readFile } from './outbox/files.ts'
import { problemHere, Refusal } from './refusal.ts'
import { usePlayer } from './voice-player.ts'

/** What a draft keeps of a recording. */
export interface KeptVoice {
  id: string
  seconds: number
  bars: number[]
  /** Where it can be heard once the server has it. */
  url?: string
  /** It lies on the phone and goes along with what it belongs to. */
  waiting?: boolean
}

interface VoiceNoteOptions {
  communityId: string
  /** A recording that the draft already has. */
  initial: KeptVoice | undefined
  onChange: (voice: KeptVoice | undefined) => void
}

const NO_RECORDER = {
  refused: '没有让录音。可以打字，也可以打电话给值班室',
  none: '这台手机现在录不了音。可以打字，也可以打电话给值班室',
}

/**
 * Recording, hearing, sending one voice note: the state behind a VoiceRecorder. It is sent as soon as it is said;
 * without a network it waits on the phone.
 */
export function useVoiceNote({ communityId, initial, onChange }: VoiceNoteOptions) {
  const [kept, setKept] = useState(initial)
  const [state, setState] = useState<'still' | 'asking' | 'recording'>('still')
  const [heard, setHeard] = useState({ seconds: 0, levels: [] as number[] })
  const [sending, setSending] = useState<'sending' | 'waiting' | 'failed' | undefined>(
    initial?.waiting ? 'waiting' : undefined,
  )
  const recorder = useRef<Recorder>()
  const file = useRef<{ id: string; file: ChosenPhoto }>()
  const player = usePlayer()

  useEffect(() => () => recorder.current?.cancel(), [])

  const keep = (voice: KeptVoice | undefined) => {
    setKept(voice)
    onChange(voice)
  }

  const send = async (voice: KeptVoice) => {
    const said = file.current?.id === voice.id ? file.current.file : await readFile(voice.id)
    if (!said) return setSending('failed')
    file.current = { id: voice.id, file: said }
    setSending('sending')
    try {
      if (said.sizeBytes > LIMITS.voiceBytes) throw new Refusal(problemHere('voice-too-large'))
      const { url } = await sendFile<VoiceView>('voice', said, {
        communityId,
        fields: { id: voice.id, peaks: peaksOf(voice.bars) },
      })
      noteFileSent(voice.id)
      if (file.current?.id === voice.id) keep({ ...voice, url, waiting: false })
      setSending(undefined)
    } catch (fault) {
      if (fault instanceof NetworkError && voice.waiting) return setSending('waiting')
      setSending('failed')
      toast(faultText(fault, onlineManager.isOnline()))
    }
  }

  const finish = async (recording: Recording | undefined) => {
    recorder.current = undefined
    setState('still')
    if (!recording) return
    if (recording.seconds < 1) return toast('太短了，没听到。点一下，再说一次')
    const id = newId()
    file.current = { id, file: recording.file }
    const bars = barsOf(recording.levels)
    const waiting = await keepFile(id, 'voice', recording.file, { peaks: peaksOf(bars) })
    const voice = { id, seconds: recording.seconds, bars, waiting }
    keep(voice)
    await send(voice)
  }

  const start = async () => {
    player.stop()
    setState('asking')
    setHeard({ seconds: 0, levels: [] })
    try {
      const running = await startRecorder({
        maxSeconds: LIMITS.voiceSeconds,
        onHeard: (seconds, level) => setHeard(({ levels }) => ({ seconds, levels: [...levels, level] })),
      })
      recorder.current = running
      setState('recording')
      await finish(await running.finished)
    } catch (fault) {
      setState('still')
      toast(NO_RECORDER[fault instanceof NoRecorder ? fault.fault : 'none'])
    }
  }

  const latest = useRef({ kept, sending, send })
  latest.current = { kept, sending, send }
  const again = useCallback(() => {
    const now = latest.current
    if (now.kept && now.sending === 'waiting') void now.send(now.kept)
  }, [])
  useEffect(() => {
    if (onlineManager.isOnline()) again()
    return onlineManager.subscribe((online) => online && again())
  }, [again])

  const forget = () => {
    player.stop()
    file.current = undefined
    setSending(undefined)
  }

  const hear = async () => {
    if (!kept) return
    const said = file.current?.id === kept.id ? file.current.file : kept.url ? undefined : await readFile(kept.id)
    player.press(kept.id, said?.src ?? kept.url, kept.seconds)
  }

  return {
    /** For VoiceRecorder. */
    shown: {
      state: state === 'still' ? (kept ? ('kept' as const) : ('empty' as const)) : state,
      seconds: state === 'recording' ? heard.seconds : (kept?.seconds ?? 0),
      maxSeconds: LIMITS.voiceSeconds,
      bars: state === 'recording' ? lastBars(heard.levels) : (kept?.bars ?? []),
      part: player.partOf(kept?.id),
      sending,
      onStart: () => void start(),
      onStop: () => recorder.current?.stop(),
      onPlay: () => void hear(),
      onRemove: () => {
        if (kept) dropFiles([kept.id])
        forget()
        keep(undefined)
      },
      onRetry: () => kept && void send(kept),
    },
    voiceId: kept?.id ?? null,
    /** Somebody speaks now, or what was said is on its way. */
    busy: state !== 'still' || sending === 'sending',
    clear: () => {
      forget()
      setKept(undefined)
    },
  }
}
