import { aNewcomer } from './journeys/a-newcomer.ts'
import { badInput } from './journeys/bad-input.ts'
import { nobodyAnswered, ownTimes, pausedAndResumed } from './journeys/chasing.ts'
import { complaint } from './journeys/complaint.ts'
import { danger, privateMatter } from './journeys/danger.ts'
import { dryHydrants } from './journeys/dry-hydrants.ts'
import { duplicates } from './journeys/duplicates.ts'
import { aDayAtTheStation } from './journeys/duty.ts'
import { elderMode, keyboardAlone } from './journeys/elder.ts'
import { noNetwork, sessionEnds } from './journeys/no-network.ts'
import { opensACommunity } from './journeys/opening.ts'
import { raceForTheLead, wrongDoors } from './journeys/others.ts'
import { publicPages, takesTheirData } from './journeys/public-pages.ts'
import { quarrel } from './journeys/quarrel.ts'
import { relayRound, whistleByVoice } from './journeys/relay.ts'
import { suggestion } from './journeys/suggestion.ts'
import { ctrlC, killedAndStartedAgain, noDoorOutsideTheDemonstration } from './journeys/the-house.ts'
import { theLoop } from './journeys/the-loop.ts'
import { suite } from './suite.ts'

const { journey } = suite('journeys')

journey('a case goes from whistle to rated result through six roles', theLoop)
journey('a newcomer declares, whistles at once, is confirmed and objects', aNewcomer)
journey('danger: telephone numbers first, then who is on duty confirms', danger)
journey('a private matter does not exist for others', privateMatter)
journey('what cannot be sent is said at its place and kept', badInput)
journey('without a network nothing is lost and nothing is sent twice', noNetwork)
journey('a session that ends takes nothing with it', sessionEnds)
journey('of two who reach for the lead one is told who has it', raceForTheLead)
journey('wrong doors say so', wrongDoors)
journey('elder mode on the smallest phone', elderMode)
journey('a whistle by keyboard alone', keyboardAlone)
journey('a town opens a community, and its people come by codes', opensACommunity)
journey('a suggestion is talked over, and what was agreed is the plan', suggestion)
journey('a quarrel turns private and is mediated', quarrel)
journey('duplicates are merged, and split when they prove to be two', duplicates)
journey('a complaint about the property company', complaint)
journey('nobody answered: urged, supervised, read in the inbox, answered', nobodyAnswered)
journey('a clock is paused by two, shown with its working, and goes on early', pausedAndResumed)
journey('a community sets its own times', ownTimes)
journey('dry hydrants: refused twice, ruled, recorded, returned, objected, closed', dryHydrants)
journey('a building head carries the words of a neighbour from a stairwell, and the answer back', relayRound)
journey('an elder whistles by voice, and the desk types it', whistleByVoice)
journey('a day at the station: planned, checked in, handed over, swapped', aDayAtTheStation)
journey('without an account: wall, result, notice and hall, until a page is taken down', publicPages)
journey('everything about oneself is saved by the browser and can be opened', takesTheirData)
journey('killed in the middle of use, started again', killedAndStartedAgain)
journey('outside the demonstration nobody chooses who they are', noDoorOutsideTheDemonstration)
journey('Ctrl-C drains and leaves nothing running', ctrlC)
