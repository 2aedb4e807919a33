import { LIMITS } from '@juwuye/domain'
import { whenText } from '@juwuye/messages'
import type { TranscribeBody, Transcription, Transcriptions, TranscriptionsQuery } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { call } from '../../shared/call.ts'
import { now } from '../../shared/clock.ts'
import { useDraft } from '../../shared/drafts.ts'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { keys } from '../../shared/keys.ts'
import { ListState } from '../../shared/list-state.tsx'
import { useSend } from '../../shared/outbox/use-send.ts'
import { queryClient } from '../../shared/query-client.ts'
import { Button, Card, Chips, EmptyState, Field, Notice, Pair, TabHeader, TextLink, View } from '../../ui/index.ts'
import { HeardVoice } from './heard-voice.tsx'

type Shown = NonNullable<TranscriptionsQuery['state']>

const SHOWN: { value: Shown; label: string }[] = [
  { value: 'waiting', label: '等着打的' },
  { value: 'typed', label: '打过的' },
]

function useTranscriptions(communityId: string, state: Shown) {
  return useInfiniteQuery({
    queryKey: keys.transcriptions(communityId, state),
    queryFn: ({ pageParam, signal }) =>
      call<Transcriptions, 'transcriptions'>('transcriptions', {
        params: { communityId },
        query: { state, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

/** Recordings that nobody has typed yet, oldest first. Cases go on without. */
export function TranscriptionQueue({ communityId }: { communityId: string }) {
  const [shown, show] = useState<Shown>('waiting')
  const query = useTranscriptions(communityId, shown)
  const waiting = query.data?.pages[0]?.waiting
  return (
    <>
      <TabHeader
        title="录音打成文字"
        note={waiting === undefined ? undefined : `${waiting} 段等着打。打不打，事情都照样办`}
      />
      <View className="mb3">
        <Chips label="看哪些" choices={SHOWN} value={shown} onChange={show} />
      </View>
      <ListState
        query={query}
        empty={
          <EmptyState
            icon="okc"
            title={shown === 'waiting' ? '都打好了' : '还没有打过的'}
            text="有新的录音，会排在这里"
          />
        }
      >
        {(items) => items.map((item) => <TypeCard key={item.voice.id} communityId={communityId} item={item} />)}
      </ListState>
    </>
  )
}

const SAID_FOR: Record<Transcription['of'], string> = {
  whistle: '吹哨时说的',
  joined: '说“我也是”时说的',
  progress: '记进展时说的',
  tellBack: '回告时邻居说的',
  other: '说的一段话',
}

function TypeCard({ communityId, item }: { communityId: string; item: Transcription }) {
  const { voice, at, of, case: about } = item
  const before = voice.transcript ?? ''
  const isTyped = voice.transcript !== null || voice.unclear
  const draftName = `typed.${voice.id}`
  const draft = useDraft(draftName, 1, { text: before })
  const [missing, setMissing] = useState(false)
  const typed = useSend(
    (body: TranscribeBody) => ({
      route: 'transcribe',
      params: { communityId, voiceId: voice.id },
      body,
      words: { title: '录音打成文字', note: about.title ?? about.number },
      about: { communityId },
      edit: { page: 'transcriptions', params: { communityId }, draft: draftName },
    }),
    { answered: () => void queryClient.invalidateQueries({ queryKey: keys.inside(communityId) }) },
  )
  const tell = (body: TranscribeBody) =>
    typed.mutate(body, {
      onSuccess: (sent) => {
        draft.clear()
        toast(sent.queued ? sent.said : '打好了')
      },
    })
  const send = () => {
    const text = draft.latest.current.text.trim()
    setMissing(text === '')
    if (text !== '') tell({ text, ...(isTyped && { instead: before }) })
  }
  const faults = fieldFaults(typed.error)
  return (
    <Card>
      <View className="t-note num">
        {SAID_FOR[of]}，{whenText(at, now())}
      </View>
      <View className="t-head">{about.title ?? about.number}</View>
      <View className="mt2">
        <HeardVoice voice={voice} />
      </View>
      <View className="mt2">
        <Field
          name={`typed-${voice.id}`}
          label={isTyped ? '打得不对，改成' : '他说的是'}
          hint={isTyped ? '原来打的也留着' : undefined}
          tall
          placeholder="照他说的打，不添不改"
          initial={draft.value.text}
          max={LIMITS.whistleTextChars}
          error={missing ? '先打上他说的话' : faults.text}
          onInput={(text) => draft.change({ text })}
        />
      </View>
      {typed.error && !faults.text && <Notice kind="error" title={faultText(typed.error)} className="mb3" />}
      {isTyped ? (
        <Button text="改好了" loading={typed.isPending} onPress={send} />
      ) : (
        <Pair>
          <Button text="听不清" disabled={typed.isPending} onPress={() => tell({ unclear: true })} />
          <Button text="打好了" kind="primary" loading={typed.isPending} onPress={send} />
        </Pair>
      )}
      <View className="mt2">
        <TextLink
          text="看这件事"
          className="link-flush"
          onPress={() => open('case', { communityId, caseId: about.id })}
        />
      </View>
    </Card>
  )
}
