import { StationScreen } from '../../features/station/station-screen.tsx'

export default function StationPage() {
  return <StationScreen />
}
