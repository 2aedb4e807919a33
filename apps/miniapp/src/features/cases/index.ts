export { CaseRow } from './case-row.tsx'
export { placeText } from './case-words.model.ts'
export { caseChip } from './clock-chip.model.ts'
export { useNow } from './use-now.ts'
