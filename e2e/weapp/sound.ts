import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DATA } from '../places.ts'

const FRAME_MS = 24

/** A silent MP3 of so many seconds (MPEG 1 layer III, 64 kbit/s at 48 kHz), as WeChat's recorder writes them. */
export function silence(seconds: number): string {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x54, 0xc4]), Buffer.alloc(188)])
  const file = path.join(DATA, 'silence.mp3')
  mkdirSync(DATA, { recursive: true })
  writeFileSync(file, Buffer.concat(Array.from({ length: Math.round((seconds * 1_000) / FRAME_MS) }, () => frame)))
  return file
}
