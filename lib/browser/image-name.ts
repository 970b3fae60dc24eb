const DIGEST_SHOWN = 12;

/** An image without its registry and folders, digests cut: what tells two images of one Deployment apart. */
export function shortImage(image: string): string {
  const [reference = image, digest] = image.split("@");
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  if (digest === undefined) return name;
  const [algorithm, hash] = digest.split(":");
  return hash === undefined ? `${name}@${digest}` : `${name}@${algorithm}:${hash.slice(0, DIGEST_SHOWN)}`;
}
