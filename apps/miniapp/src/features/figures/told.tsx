import { Phrases } from '../../ui/index.ts'
import { tied } from './figures.model.ts'

/** Numbers one after the other: lines break between them, not inside one. */
export const Told = ({ text }: { text: string }) => <Phrases of={tied(text).split('，')} between="，" />
