export default function StartPage() {
  return <h1>Rewind</h1>;
}
