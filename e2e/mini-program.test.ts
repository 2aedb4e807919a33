import { suite } from './suite.ts'
import { miniProgram } from './weapp/mini-program.ts'

// A product of its own: its phones use up what the server grants in a minute.
const { stage } = suite('mini-program')

miniProgram(stage)
