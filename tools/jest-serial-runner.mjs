import TestRunner from 'jest-runner'

/** Runs a project's files one after the other, after the parallel projects: a browser and a build need both cores. */
// biome-ignore lint/style/noDefaultExport: Jest loads a runner by its default export
export default class SerialRunner extends TestRunner {
  isSerial = true
}
