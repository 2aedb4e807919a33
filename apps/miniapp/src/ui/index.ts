export { ActionBar, type BarAction, Pair } from './action-bar.tsx'
export { Form, OneQuestion } from './asking.tsx'
export { Img, Press, Text, View } from './base.tsx'
export { Button, type ButtonKind, type ButtonProps, Reason, TextLink } from './button.tsx'
export { Card } from './card.tsx'
export { CheckboxRow, CheckList, Chip, Chips, type Choice, RadioList, Rating } from './choices.tsx'
export { ContactButton } from './contact.tsx'
export { CallDesk, CallDock } from './desk.tsx'
export { DrawSurface } from './draw-surface.tsx'
export { DateField, Field, FormItem } from './field.tsx'
export { Fold } from './fold.tsx'
export { Icon, type IconName, type Tone } from './icon.tsx'
export { NumberRow } from './number-row.tsx'
export { Page } from './page.tsx'
export { PartyRow, PartySquare, type PartyState, type SeatStamp, SeatStamps, SignedLine } from './party.tsx'
export { BeforeAfter, PhotoGrid, type PhotoItem, Thumb, Thumbs } from './photos.tsx'
export {
  ClockChip,
  type ClockState,
  NodeCard,
  type Step,
  StepBar,
  Timeline,
  type TimelineEntry,
} from './progress.tsx'
export { ProgressBar } from './progress-bar.tsx'
export { Question, useQuestions } from './questions.tsx'
export { CountRow, type Fact, Facts, ListRow } from './rows.tsx'
export { SameAngle } from './same-angle.tsx'
export { Phrases, Section, TabHeader } from './section.tsx'
export { Sheet } from './sheet.tsx'
export { EmptyState, ErrorState, Notice, Skeleton } from './states.tsx'
export { Stepper } from './stepper.tsx'
export { VoicePlayer, VoiceRecorder } from './voice.tsx'
export { barsOf } from './wave.model.ts'
