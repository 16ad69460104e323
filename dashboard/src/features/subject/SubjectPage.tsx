export function SubjectPage({ subject }: { subject: string }) {
  return (
    <main id="main" className="page">
      {subject}
    </main>
  );
}
