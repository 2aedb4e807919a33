export { offeredNote, offeredTitle } from './opening.model.ts'
