// The display in the hall: one part of the page at a time, news every minute, and what was shown last when there is no
// network. Nothing here decides what is shown: the server's page does.

const EACH_MS = 14_000
const ASK_MS = 60_000
/** After this long without an answer the age is shown; after the second the old results are not shown any more. */
const OLD_MS = 5 * 60_000
const TOO_OLD_MS = 48 * 3_600_000
/** Positions, in px, through which everything moves so that nothing stands still for a day. */
const SHIFTS = [
  [0, 0],
  [10, 6],
  [-8, 10],
  [6, -8],
  [-10, -4],
]
const NIGHT_FROM = 22
const NIGHT_UNTIL = 6
const KEPT = `juwuye.hall${location.pathname}`

const root = document.documentElement
const main = document.querySelector('main')
const age = document.querySelector('.age')
const clock = document.querySelector('time')
const tooOld = document.querySelector('template').content
let turn = 0
let shownText = main.innerHTML
let stale = false

/** When the server last answered by itself: the date of its answer, and this machine's clock then. */
let answered = readKept()

function readKept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? { date: '', at: Date.now() }
  } catch {
    return { date: '', at: Date.now() }
  }
}

function keep() {
  try {
    localStorage.setItem(KEPT, JSON.stringify(answered))
  } catch {
    // a full or locked storage costs the age after a restart, nothing else
  }
}

const two = (n) => String(n).padStart(2, '0')
/** Time and day as they are here, whatever the machine is set to. */
const inShanghai = (at) => new Date(at + 8 * 3_600_000)

function ago(ms) {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return `${minutes} 分钟前`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} 小时前`
  return `${Math.floor(minutes / 1440)} 天前`
}

function showTime() {
  const here = inShanghai(Date.now())
  const hour = here.getUTCHours()
  clock.textContent = `${here.getUTCMonth() + 1} 月 ${here.getUTCDate()} 日 ${hour}:${two(here.getUTCMinutes())}`
  root.classList.toggle('night', hour >= NIGHT_FROM || hour < NIGHT_UNTIL)
  const old = Date.now() - answered.at
  age.hidden = old < OLD_MS
  if (!age.hidden) {
    const then = inShanghai(answered.at)
    age.textContent = `没连上网，放的是 ${then.getUTCMonth() + 1} 月 ${then.getUTCDate()} 日 ${then.getUTCHours()}:${two(then.getUTCMinutes())} 的（${ago(old)}）`
  }
  if (old >= TOO_OLD_MS && !stale) {
    stale = true
    main.replaceChildren(tooOld.cloneNode(true))
    show()
  }
}

function show() {
  const parts = [...main.children]
  const on = turn % parts.length
  for (const [i, part] of parts.entries()) part.classList.toggle('on', i === on)
  const [x, y] = SHIFTS[turn % SHIFTS.length]
  root.style.setProperty('--x', `${x}px`)
  root.style.setProperty('--y', `${y}px`)
}

/** Pictures first, so that no part is ever shown half; a picture that does not come does not hold up the rest. */
async function loadPictures(page) {
  const pictures = [...page.querySelectorAll('img')].map(async ({ src }) => {
    const picture = new Image()
    picture.src = src
    await Promise.race([picture.decode(), new Promise((done) => setTimeout(done, 10_000))]).catch(() => {})
  })
  await Promise.all(pictures)
}

async function ask() {
  const answer = await fetch(location.href, { cache: 'no-cache', signal: AbortSignal.timeout(20_000) })
  // the worker answers with what it kept, date and all: that is no news
  const date = answer.headers.get('date') ?? ''
  if (!answer.ok || date === answered.date) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector('main')
  if (!next) return
  answered = { date, at: Date.now() }
  keep()
  if (stale || next.innerHTML !== shownText) {
    shownText = next.innerHTML
    stale = false
    await loadPictures(page)
    main.replaceChildren(...document.adoptNode(next).children)
    for (const picture of main.querySelectorAll('img')) picture.loading = 'eager'
    turn = 0
    show()
  }
  showTime()
  tellWorker()
}

/** What has to be there when the machine starts without a network; the worker forgets everything else. */
function tellWorker() {
  const files = [...document.querySelectorAll('link[rel=stylesheet], script[src], main img')]
  const addresses = [location.href, ...files.map((file) => file.href || file.src)]
  navigator.serviceWorker?.controller?.postMessage({ keep: [...new Set(addresses)] })
}

async function stayAwake() {
  if (document.visibilityState === 'visible') await navigator.wakeLock?.request('screen').catch(() => {})
}

root.classList.add('running')
for (const picture of main.querySelectorAll('img')) picture.loading = 'eager'
show()
showTime()
setInterval(() => {
  turn += 1
  show()
}, EACH_MS)
setInterval(showTime, 5_000)
setInterval(() => ask().catch(() => {}), ASK_MS)
document.addEventListener('visibilitychange', () => void stayAwake())
void stayAwake()
// only over https, or on the machine itself: elsewhere the page lives as long as the browser is not closed
navigator.serviceWorker?.register(main.dataset.worker, { scope: location.pathname }).catch(() => {})
navigator.serviceWorker?.addEventListener('controllerchange', tellWorker)
void ask().catch(() => {})
