//! Network screen: what is told of one account, of one community.

use super::network::german;

#[test]
fn an_account_is_found_and_described() {
    let german = german();
    let desk = &german.fixture.desk;
    let mut ask = german.ask("nodes");
    (ask.sort, ask.descending, ask.limit) = ("strength".to_owned(), true, 3);
    for row in desk.node_page(&ask).unwrap().rows {
        let hits = desk.search_accounts(&german.id(), &format!(" {} ", row.account_id), 10);
        assert_eq!(hits.unwrap()[0].node, row.node);
        let card = desk.account_card(&german.id(), row.node).unwrap();
        assert_eq!(card.row, row);
        assert_eq!(card.hours_utc.len(), 168);
        assert_eq!(card.hours_utc.iter().sum::<u32>(), row.n_shares);
        assert_eq!(card.barcode.bins.iter().sum::<u32>(), row.n_shares);
        assert_eq!(card.neighbours.len(), (row.degree as usize).min(50));
        assert!(
            card.neighbours
                .is_sorted_by_key(|n| std::cmp::Reverse(n.weight))
        );
        assert!(card.first_seen_ms <= card.last_seen_ms);
        let own = card
            .profile
            .iter()
            .find(|field| field.role == "account")
            .unwrap();
        assert_eq!(own.value, row.account_id);
        assert!(card.record > 0 && card.source_name.ends_with(".csv.gz"));
        if row.degree <= 10 {
            let pairs: u64 = card.top_objects.iter().map(|object| object.n_pairs).sum();
            assert!(pairs <= row.strength);
        }
        assert!(!card.top_objects.is_empty());
    }
    assert!(
        desk.search_accounts(&german.id(), "", 10)
            .unwrap()
            .is_empty()
    );
    assert!(
        desk.search_accounts(&german.id(), "nobody <b>", 10)
            .unwrap()
            .is_empty()
    );
    assert!(desk.account_card(&german.id(), u32::MAX).is_err());
    assert_eq!(
        desk.network_bytes("no such run").unwrap_err().code,
        "no-such-run"
    );
}

#[test]
fn a_community_is_described() {
    let german = german();
    let desk = &german.fixture.desk;
    for community in [1, 5] {
        let card = desk.community_card(&german.id(), community).unwrap();
        assert_eq!(card.row.community, community);
        assert_eq!(card.members.len(), (card.row.n_accounts as usize).min(50));
        assert!(card.members.iter().all(|row| row.community == community));
        let pairs: u64 = card.by_layer.iter().map(|layer| layer.n_pairs).sum();
        assert_eq!(pairs, card.row.weight);
        let top: u64 = card.top_objects.iter().map(|object| object.n_pairs).sum();
        assert!(top <= card.row.weight && top > 0);
        if card.top_objects.len() < 20 {
            assert_eq!(top, card.row.weight);
        }
        assert!(card.top_objects.iter().all(|object| object.n_accounts >= 2));
    }
    assert!(desk.community_card(&german.id(), 0).is_err());
}
