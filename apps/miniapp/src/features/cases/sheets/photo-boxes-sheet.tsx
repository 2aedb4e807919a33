import { LIMITS, type PhotoBox } from '@juwuye/domain'
import type { PhotoView } from '@juwuye/types'
import { useState } from 'react'
import { Button, Chips, DrawSurface, Img, Sheet, Text, View } from '../../../ui/index.ts'
import {
  addedBox,
  type Boxing,
  boxText,
  changedBox,
  movedBox,
  STEP,
  sizedBox,
  startBoxing,
  stroked,
  undone,
} from '../photo-boxes.model.ts'

const MOST = LIMITS.boxesPerPhoto
/** The photo takes at most this much of the screen's height, so that the buttons below stay in sight. */
const HIGHEST = 42

const KEYS: readonly { text: string; change: (box: PhotoBox) => PhotoBox }[] = [
  { text: '往左', change: (box) => movedBox(box, { x: -STEP, y: 0 }) },
  { text: '往右', change: (box) => movedBox(box, { x: STEP, y: 0 }) },
  { text: '往上', change: (box) => movedBox(box, { x: 0, y: -STEP }) },
  { text: '往下', change: (box) => movedBox(box, { x: 0, y: STEP }) },
  { text: '窄些', change: (box) => sizedBox(box, { x: -STEP, y: 0 }) },
  { text: '宽些', change: (box) => sizedBox(box, { x: STEP, y: 0 }) },
  { text: '矮些', change: (box) => sizedBox(box, { x: 0, y: -STEP }) },
  { text: '高些', change: (box) => sizedBox(box, { x: 0, y: STEP }) },
]

interface PhotoBoxesSheetProps {
  photo: PhotoView
  /** 第 2 张，修之后 */
  named: string
  boxes: readonly PhotoBox[]
  onChange: (boxes: readonly PhotoBox[]) => void
  onClose: () => void
}

/** 打码: boxes over what the public must not see, by finger or by buttons. Each change is kept at once. */
export function PhotoBoxesSheet({ photo, named, boxes, onChange, onClose }: PhotoBoxesSheetProps) {
  const [state, setState] = useState(() => startBoxing(boxes))
  /** As it would be if the finger were lifted now. */
  const [drawing, setDrawing] = useState<Boxing>()
  const set = (next: Boxing) => {
    setDrawing(undefined)
    if (next === state) return
    setState(next)
    if (next.boxes !== state.boxes) onChange(next.boxes)
  }
  const foot = (
    <View className="dock-acts">
      <Button text="撤销一步" icon="undo" disabled={state.past.length === 0} onPress={() => set(undone(state))} />
      <Button text="好了" kind="primary" onPress={onClose} />
    </View>
  )
  return (
    <Sheet over={named} title="打码" note="手指划一下，盖住不该露的" tall foot={foot} onClose={onClose}>
      <BoxedPhoto
        photo={photo}
        state={drawing ?? state}
        onDraw={(from, to) => setDrawing(stroked(state, from, to, MOST))}
        onDrawn={(from, to) => set(stroked(state, from, to, MOST))}
      />
      <BoxKeys state={state} onChange={set} />
    </Sheet>
  )
}

type Stroke = Parameters<typeof DrawSurface>[0]['onDraw']

interface BoxedPhotoProps {
  photo: PhotoView
  state: Boxing
  onDraw: Stroke
  onDrawn: Stroke
}

const side = (thousandths: number) => `${thousandths / 10}%`

function BoxedPhoto({ photo, state, onDraw, onDrawn }: BoxedPhotoProps) {
  const { width, height } = photo
  return (
    <View className="boxed">
      <View className="boxed-room" style={{ maxWidth: `${(HIGHEST * width) / height}vh` }}>
        <DrawSurface
          className="boxed-surface"
          style={{ paddingTop: `${(height / width) * 100}%` }}
          onDraw={onDraw}
          onDrawn={onDrawn}
        >
          <Img className="boxed-img" src={photo.full} alt="" />
          {state.boxes.map((box, place) => (
            <View
              // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place
              key={place}
              className={`box${place === state.chosen ? ' box-on' : ''}`}
              style={{ left: side(box.x), top: side(box.y), width: side(box.width), height: side(box.height) }}
              hidden
            >
              <Text className="box-place">{place + 1}</Text>
              {place === state.chosen && <View className="box-corner" />}
            </View>
          ))}
        </DrawSurface>
      </View>
    </View>
  )
}

/** The same for those who do not draw: another box, and the chosen one moved and stretched step by step. */
function BoxKeys({ state, onChange }: { state: Boxing; onChange: (next: Boxing) => void }) {
  const { boxes, chosen } = state
  const box = boxes[chosen]
  return (
    <>
      <View className="t-note num mt3" role="status">
        {box ? boxText(box, chosen) : '还没有打码的地方'}
      </View>
      {boxes.length > 1 && (
        <View className="mt2">
          <Chips
            label="改哪一处"
            choices={boxes.map((_, place) => ({ value: String(place), label: `第 ${place + 1} 处` }))}
            value={String(chosen)}
            onChange={(place) => onChange({ ...state, chosen: Number(place) })}
          />
        </View>
      )}
      {box && (
        <View className="box-keys mt2" role="group" label={`第 ${chosen + 1} 处`}>
          {KEYS.map(({ text, change }) => (
            <Button key={text} low text={text} onPress={() => onChange(changedBox(state, change))} />
          ))}
        </View>
      )}
      <View className="box-keys box-keys-two mt2">
        <Button low text="加一处" disabled={boxes.length >= MOST} onPress={() => onChange(addedBox(state))} />
        {box && (
          <Button
            low
            kind="danger"
            text={`去掉第 ${chosen + 1} 处`}
            onPress={() => onChange(changedBox(state, () => null))}
          />
        )}
      </View>
    </>
  )
}
