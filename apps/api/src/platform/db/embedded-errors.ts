/** What can go wrong with the embedded server, in terms of what the person at the terminal can do about it. */
export type EmbeddedProblem =
  | 'no-binaries'
  | 'no-disk'
  | 'not-writable'
  | 'broken-data'
  | 'other-major'
  | 'held'
  | 'cannot-drop-root'
  | 'start-failed'

type Advice = (dataDir: string) => { zh: string; en: string }

const advice: Record<EmbeddedProblem, Advice> = {
  'no-binaries': () => ({
    zh: '这台电脑的系统没有可用的内置 PostgreSQL 程序。请自备一个 PostgreSQL（15 或更新），把环境变量 DATABASE_URL 指向它再启动。',
    en: 'No usable PostgreSQL binaries for this platform: point DATABASE_URL at a PostgreSQL of your own (15 or newer).',
  }),
  'no-disk': (dataDir) => ({
    zh: `磁盘空间不足，数据库无法写入 ${dataDir}。请清出至少 500 MB 再启动，已有的数据不会丢。`,
    en: 'The disk is full: free at least 500 MB and start again; existing data is kept.',
  }),
  'not-writable': (dataDir) => ({
    zh: `当前用户没有权限读写数据库文件夹 ${dataDir}。请换回当初创建它的用户来启动，或修改文件夹的所有者。`,
    en: 'The data folder cannot be read or written by this user: start as its owner or change the owner.',
  }),
  'broken-data': (dataDir) => ({
    zh: `数据库文件夹已损坏或不完整：${dataDir}。如有备份请恢复；若只是演示数据，删除这个文件夹再启动即可重新生成。`,
    en: 'The data folder is broken or incomplete: restore a backup, or delete it if it holds demonstration data only.',
  }),
  'other-major': (dataDir) => ({
    zh: `数据库文件夹 ${dataDir} 由另一个 PostgreSQL 大版本创建，不能直接打开。请用原来的版本导出数据；若只是演示数据，删除后重新启动即可。`,
    en: 'The data folder was made by another major version of PostgreSQL: export it with that version, or delete it.',
  }),
  held: (dataDir) => ({
    zh: `数据库文件夹 ${dataDir} 正被另一个进程使用。请先停止那个进程（通常是另一个还开着的 npm start 窗口）再启动。`,
    en: 'The data folder is in use by another process: stop it first (usually another terminal running npm start).',
  }),
  'cannot-drop-root': () => ({
    zh: 'PostgreSQL 不允许以 root 运行，而这里又不能切换到普通用户。请换成普通用户启动，或用 DATABASE_URL 指向已有的数据库。',
    en: 'PostgreSQL refuses to run as root and no other user can be switched to: start as an ordinary user.',
  }),
  'start-failed': (dataDir) => ({
    zh: `内置数据库没能启动。数据库文件夹：${dataDir}。请查看下面的日志；若只是演示数据，删除这个文件夹再启动即可。`,
    en: 'The embedded database did not start: see the log below.',
  }),
}

/** Raised by everything that starts the embedded server. The message is complete advice: print it, no stack needed. */
export class EmbeddedDatabaseError extends Error {
  readonly problem: EmbeddedProblem
  readonly dataDir: string

  constructor(problem: EmbeddedProblem, dataDir: string, detail = '', cause?: unknown) {
    const { zh, en } = advice[problem](dataDir)
    super([zh, en, detail.trim()].filter(Boolean).join('\n'), { cause })
    this.name = 'EmbeddedDatabaseError'
    this.problem = problem
    this.dataDir = dataDir
  }
}

const logSigns: readonly [RegExp, EmbeddedProblem][] = [
  [/No space left on device|Disk quota exceeded/i, 'no-disk'],
  [/lock file ".*" already exists|pre-existing shared memory block/, 'held'],
  [/database files are incompatible with server|initialized by PostgreSQL version/, 'other-major'],
  [
    /could not locate a valid checkpoint|PANIC:|not a valid data directory|incorrect checksum|invalid data in file|could not (?:open|read|access|find) (?:the )?(?:file|directory|database system|configuration file)/i,
    'broken-data',
  ],
]

/** Reads the reason out of what initdb or postgres printed (always English: they run with LC_MESSAGES=C). */
export function problemFromLog(log: string): EmbeddedProblem {
  if (/Permission denied|has wrong ownership|has invalid permissions/.test(log)) return 'not-writable'
  return logSigns.find(([sign]) => sign.test(log))?.[1] ?? 'start-failed'
}

const problemOfCode: Record<string, EmbeddedProblem> = {
  ENOSPC: 'no-disk',
  EDQUOT: 'no-disk',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  ENOTDIR: 'broken-data',
  EEXIST: 'broken-data',
}

/** Turns a failed file operation into advice; lets through what is advice already or is not about files. */
export function adviseOnFileError(error: unknown, dataDir: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  const problem = problemOfCode[code ?? '']
  return problem ? new EmbeddedDatabaseError(problem, dataDir, message, error) : error
}
