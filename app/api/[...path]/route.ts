import { handle } from "@/lib/server/http/respond";
import { unknownPath } from "@/lib/server/unknown-path";

const answer = handle(unknownPath);

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
