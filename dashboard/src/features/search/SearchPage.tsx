export function SearchPage() {
  return <main id="main" className="page" />;
}
