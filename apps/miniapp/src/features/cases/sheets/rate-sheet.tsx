import { LIMITS, RATING_LEVELS, SOLVED_WORDS, type SolvedWord } from '@juwuye/domain'
import { RATING_LABELS, SOLVED_LABELS } from '@juwuye/messages'
import { FormItem, OneQuestion, RadioList, Rating, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { PhotoPairs } from '../photo-pairs.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

const SOLVED = SOLVED_WORDS.map((value) => ({ value, label: SOLVED_LABELS[value] }))
const [best, good, fair, poor, worst] = RATING_LEVELS.map((level) => RATING_LABELS[level]) as [
  string,
  string,
  string,
  string,
  string,
]

/** 去看看，修好没有 */
export function RateSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const initial = { solved: undefined as SolvedWord | undefined, level: undefined as number | undefined, words: '' }
  const draft = useActDraft<typeof initial & Spoken>(context, initial)
  const voice = useActVoice(context, draft)
  const { solved, level } = draft.value
  const { nodes } = context.view
  const send = async () => {
    if (!solved || level === undefined) return
    if (await act.send('rate', { solved, level, words: draft.latest.current.words, voiceId: voice.voiceId }))
      draft.clear()
  }
  const wait = !solved ? '先说解决了没有' : level === undefined ? '再选满意不满意' : voiceWait(voice)
  return (
    <ActSheet
      context={context}
      act={act}
      title={context.view.unsolved ? '这件没办成，您怎么看' : '修好没有'}
      note="您说了算，照实说就行"
      tall
      fields={['solved', 'level', 'words']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="说好了" disabled={wait !== undefined} onPress={send} />}
    >
      <OneQuestion wrong={Boolean(act.at('solved'))}>
        <PhotoPairs nodes={nodes} />
        <View className="mt4" />
        <FormItem label="解决了吗" error={act.at('solved')}>
          <RadioList
            label="解决了吗"
            choices={SOLVED}
            value={solved}
            onChange={(value) => draft.change({ solved: value })}
          />
        </FormItem>
      </OneQuestion>
      <FormItem label="满意吗" error={act.at('level')}>
        <Rating
          label="满意吗"
          levels={[worst, poor, fair, good, best]}
          value={level}
          onChange={(value) => draft.change({ level: value })}
        />
      </FormItem>
      <ActField
        act={act}
        draft={draft}
        field="words"
        label="还想说的"
        aside="可以不写，只有社工看得到"
        max={LIMITS.reasonChars}
        tall
        voice={voice}
      />
    </ActSheet>
  )
}
