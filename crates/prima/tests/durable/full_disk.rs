//! A disk that fills up while an answer is saved: the page says so and holds all
//! that was written, nothing is half done, and it goes on once there is room.

use crate::ledger::Ledger;
use crate::officer::Officer;
use crate::portal::Portal;
use crate::round::{Round, UNITS};
use crate::support::succeed;

#[test]
fn an_answer_without_room_is_not_saved_and_not_lost() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("prima.db").display());
    let round = Round::make(&url);
    let portal = Portal::start(&url, folder.path());
    let mut officer =
        Officer::new(round.place(&portal.address, UNITS[0], 0, 1)).expect("signed in");
    let mut ledger = Ledger::default();
    ledger.add(officer.save(0, "sebelum").expect("saved"));
    portal.limit_files(Some(0));
    for _ in 0..3 {
        let (got, _) = officer.try_to_save(1, "penuh").expect("an answer");
        assert_eq!(got.status, 507, "{}", got.text);
        for words in ["Tempat penyimpanan penuh", "catatan penuh", "Kirim kembali"] {
            assert!(got.text.contains(words), "{words} is not in {}", got.text);
        }
    }
    ledger.hold_against(&url, folder.path());
    portal.limit_files(None);
    ledger.add(officer.save(1, "penuh").expect("saved once there is room"));
    ledger.add(officer.save(2, "sesudah").expect("saved"));
    portal.stop();
    succeed(&["doctor", "--database", &url]);
    assert_eq!(ledger.hold_against(&url, folder.path()), (3, 0));
}
