export { blocksOf, requireUnblocked, runningBlock } from './block-check.ts'
export { type BlockRow, blocks } from './blocks.table.ts'
export { type CheckedWords, checkWords } from './check-words.ts'
export { wordsOfAct, wordsOfPage, wordsOfWhistle } from './checked-words.ts'
export { askAboutPhoto } from './commands/ask-about-photo.ts'
export { takePhotoVerdict } from './commands/take-photo-verdict.ts'
export {
  type ContentCheck,
  checksOf,
  decideContent,
  isPassed,
  keepPhotoCheck,
  keepWhistleCheck,
  keepWordsCheck,
} from './content-checks.ts'
export { contentChecks } from './moderation.table.ts'
export { MODERATION_ROWS } from './person-rows.ts'
