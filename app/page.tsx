import { Words } from "@/components/words/words";
import { StartScreen } from "@/components/start/start-screen";

export default function StartPage() {
  return (
    <Words of="start">
      <StartScreen />
    </Words>
  );
}
