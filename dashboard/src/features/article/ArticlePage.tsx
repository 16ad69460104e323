export function ArticlePage({ id }: { id: string }) {
  return (
    <main id="main" className="page">
      {id}
    </main>
  );
}
