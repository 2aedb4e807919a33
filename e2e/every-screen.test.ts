import { everyScreen } from './journeys/every-screen.ts'
import { suite } from './suite.ts'

// A demonstration of its own: what is seen is what it brings, before anybody changes it.
const { journey } = suite('every-screen')

journey('every screen in both modes: names, contrast, targets, room, keyboard', everyScreen)
