use super::*;

const NEXT: [&str; 4] = [MIGRATIONS[0], MIGRATIONS[1], MIGRATIONS[2], "ALTER TABLE letter ADD COLUMN colour TEXT;"];

fn user_version(path: &Path) -> i64 {
    let connection = Connection::open(path).unwrap();
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_ledger_is_copied_before_it_is_brought_to_a_newer_version_and_an_older_program_refuses_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let ledger = Ledger::open_or_create(&path).unwrap();
    ledger.connection.execute("INSERT INTO tombstone VALUES (1, '2026-03-13', 1, '')", []).unwrap();
    drop(ledger);
    let mut connection = Connection::open(&path).unwrap();
    migrate(&mut connection, &path, &NEXT).unwrap();
    drop(connection);
    let copy = folder.path().join("ledger.db.v3");
    assert_eq!((user_version(&path), user_version(&copy)), (4, 3));
    let kept: i64 =
        Connection::open(&copy).unwrap().query_row("SELECT count(*) FROM tombstone", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
    let refused = Ledger::open(&path).unwrap_err().0;
    assert_eq!(refused[0].code, codes::NEWER);
    assert_eq!(user_version(&path), 4, "it was left as it is");
}

#[test]
fn a_copy_that_is_there_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    drop(Ledger::open_or_create(&path).unwrap());
    std::fs::create_dir(folder.path().join("ledger.db.v3")).unwrap();
    migrate(&mut Connection::open(&path).unwrap(), &path, &NEXT).unwrap();
    assert_eq!(user_version(&folder.path().join("ledger.db.v3-2")), 3);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test lays out files")]
fn what_is_no_ledger_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (text, other) = (folder.path().join("text.db"), folder.path().join("other.db"));
    std::fs::write(&text, "Dear customer, this is a letter and no database at all.".repeat(40)).unwrap();
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    for path in [&text, &other] {
        let before = std::fs::read(path).unwrap();
        assert_eq!(Ledger::open_or_create(path).unwrap_err().0[0].code, codes::UNUSABLE, "{}", path.display());
        assert_eq!(std::fs::read(path).unwrap(), before);
    }
    assert_eq!(Ledger::open(&folder.path().join("none.db")).unwrap_err().0[0].code, codes::MISSING);
    assert_eq!(Ledger::open_or_create(&folder.path().join("no/where.db")).unwrap_err().0[0].code, codes::UNUSABLE);
    assert_eq!(Ledger::open_or_create(folder.path()).unwrap_err().0[0].code, codes::UNUSABLE);
}

#[test]
fn many_who_make_the_same_ledger_at_once_make_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| Ledger::open_or_create(&path).unwrap());
        }
    });
    assert_eq!(user_version(&path), 3);
}

/// A ledger of the first version, with one letter in it, goes on.
#[test]
fn a_ledger_of_the_first_version_keeps_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut first = Connection::open(&path).unwrap();
    migrate(&mut first, &path, &MIGRATIONS[..1]).unwrap();
    first.execute("INSERT INTO tombstone VALUES (1, '2026-03-13', 1, '')", []).unwrap();
    let kept = "INSERT INTO promise (incident, kind, by_day, done, sha256, state, due) \
                VALUES ('INC-1', 'payment', '2026-03-20', 0, '', 'kept', '2026-03-20'); \
                INSERT INTO event (promise, kind, happened_on, sha256) VALUES (1, 'kept', '2026-03-22', '');";
    first.execute_batch(kept).unwrap();
    drop(first);
    let ledger = Ledger::open(&path).unwrap();
    let kept_on: String = ledger.connection.query_row("SELECT kept_on FROM promise", [], |row| row.get(0)).unwrap();
    assert_eq!(kept_on, "2026-03-22");
    let kept: i64 = ledger.connection.query_row("SELECT count(*) FROM tombstone", [], |row| row.get(0)).unwrap();
    let answers: i64 = ledger.connection.query_row("SELECT count(*) FROM answer", [], |row| row.get(0)).unwrap();
    assert_eq!((kept, answers, user_version(&folder.path().join("ledger.db.v1"))), (1, 0, 1));
}
