//! The register: what is written comes back, in one order on both engines.

use crate::own_database::OwnDatabase;
use crate::sample::{body, finish, regions, traps};
use prima_store::StoreError;
use prima_store::history::Outcome;
use prima_store::register::{Alias, Body, BodyName, BodyParent, BodyQuery, Region, RegionParent};

on_both_engines![
    every_text_comes_back_as_it_was_written,
    a_zero_byte_is_refused_with_a_sentence,
    a_question_with_a_zero_byte_finds_nothing,
    bodies_stand_in_one_alphabet,
    bodies_are_found_by_id_parent_and_region,
    bodies_are_given_a_page_at_a_time,
    made_up_bodies_come_last_in_the_directory,
    replacing_is_all_or_nothing,
    an_act_that_is_dropped_leaves_nothing,
    an_act_sees_its_own_changes,
];

async fn every_text_comes_back_as_it_was_written(own: OwnDatabase) {
    let texts = traps();
    let numbered = || texts.iter().cloned().enumerate();
    let id = |place: usize| format!("{place:02}");
    let regions: Vec<Region> = numbered()
        .map(|(place, text)| Region {
            region: id(place),
            name: text.clone(),
            short: text,
            ..Region::default()
        })
        .collect();
    let region_parents: Vec<RegionParent> = numbered()
        .map(|(place, text)| RegionParent {
            region: id(place),
            provisional: text,
            ..RegionParent::default()
        })
        .collect();
    let bodies: Vec<Body> = numbered()
        .map(|(place, text)| Body {
            aliases: text.clone(),
            ..body(&id(place), &text)
        })
        .collect();
    // The texts are part of the keys here.
    let mut aliases: Vec<Alias> = numbered()
        .map(|(_, text)| Alias {
            code: text.clone(),
            alias: text,
            ..Alias::default()
        })
        .collect();
    aliases.sort_by(|a, b| a.code.cmp(&b.code));
    let mut names: Vec<BodyName> = numbered()
        .map(|(_, text)| BodyName {
            body: "a".to_owned(),
            name: text,
            ..BodyName::default()
        })
        .collect();
    names.sort_by(|a, b| a.name.cmp(&b.name));
    let mut parents: Vec<BodyParent> = numbered()
        .map(|(_, text)| BodyParent {
            body: "a".to_owned(),
            parent: text,
            ..BodyParent::default()
        })
        .collect();
    parents.sort_by(|a, b| a.parent.cmp(&b.parent));
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions).await.unwrap();
    act.replace_region_parents(&region_parents).await.unwrap();
    act.replace_bodies(bodies.clone()).await.unwrap();
    act.replace_aliases(&aliases).await.unwrap();
    act.replace_body_names(&names).await.unwrap();
    act.replace_body_parents(&parents).await.unwrap();
    finish(act, "register").await;
    assert_eq!(database.regions().await.unwrap(), regions);
    assert_eq!(database.region_parents().await.unwrap(), region_parents);
    assert_eq!(database.aliases().await.unwrap(), aliases);
    assert_eq!(database.body_names("a").await.unwrap(), names);
    assert_eq!(database.body_names("").await.unwrap(), names);
    assert!(database.body_names("b").await.unwrap().is_empty());
    assert_eq!(database.body_parents("a").await.unwrap(), parents);
    for mut expected in bodies {
        let found = database.body(&expected.body).await.unwrap().unwrap();
        expected.name_order = found.name_order;
        assert_eq!(found, expected);
    }
}

async fn a_zero_byte_is_refused_with_a_sentence(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let error = act.replace_bodies(vec![body("a", "Dinas\0Sosial")]).await;
    let error = error.unwrap_err();
    assert!(matches!(error, StoreError::ZeroByte { .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("name of a row of body"), "{text}");
    assert!(text.contains("remove it"), "{text}");
    let finished = act.finish("", "", "", "import \0", "").await;
    assert!(matches!(finished, Err(StoreError::ZeroByte { .. })));
    assert_eq!(database.version().await.unwrap(), 0);
}

async fn a_question_with_a_zero_byte_finds_nothing(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_bodies(vec![body("a", "A"), body("", "Tanpa kode")])
        .await
        .unwrap();
    finish(act, "bodies").await;
    for id in ["\0", "a\0", "\0a"] {
        assert_eq!(database.body(id).await.unwrap(), None, "{id:?}");
        let ids = [id.to_owned()];
        assert!(database.bodies_named(&ids).await.unwrap().is_empty());
        assert!(database.bodies_under(id).await.unwrap().is_empty());
        assert!(database.bodies_of_region(id).await.unwrap().is_empty());
        assert!(database.body_names(id).await.unwrap().is_empty());
        assert!(database.results_of(id).await.unwrap().is_empty());
        assert_eq!(database.dataset_file(id, id).await.unwrap(), None);
        let of = Outcome {
            programme: id.to_owned(),
            period: id.to_owned(),
            peer_group: id.to_owned(),
            ..Outcome::default()
        };
        assert!(database.peers(&of, id, 1_000).await.unwrap().is_empty());
        assert!(database.results_of_region(id).await.unwrap().is_empty());
    }
}

async fn bodies_stand_in_one_alphabet(own: OwnDatabase) {
    let ordered = [
        "_",
        "10",
        "2",
        "a",
        "Ä",
        "ä",
        "B",
        "b",
        "Badan A",
        "badan-b",
        "BPJS",
        "Čiča",
        "D.I. Yogyakarta",
        "zzz",
        "Ꙁ",
    ];
    let bodies = ordered.iter().rev().map(|name| Body {
        parent: "atas".to_owned(),
        region: "16".to_owned(),
        ..body(&format!("id-{name}"), name)
    });
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_bodies(bodies.collect()).await.unwrap();
    finish(act, "bodies").await;
    for bodies in [
        database.bodies().await,
        database.bodies_from(0, 100).await,
        database.bodies_under("atas").await,
        database.bodies_of_region("16").await,
    ] {
        let names: Vec<String> = bodies.unwrap().into_iter().map(|body| body.name).collect();
        assert_eq!(names, ordered);
    }
}

async fn bodies_are_found_by_id_parent_and_region(own: OwnDatabase) {
    let placed = |id: &str, parent: &str, region: &str| Body {
        parent: parent.to_owned(),
        region: region.to_owned(),
        ..body(id, id)
    };
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let bodies = vec![
        placed("induk", "", "16"),
        placed("unit", "induk", "16.08"),
        placed("Unit", "INDUK", "16.0"),
    ];
    act.replace_bodies(bodies).await.unwrap();
    finish(act, "bodies").await;
    assert_eq!(database.n_bodies().await.unwrap(), 3);
    assert_eq!(database.body("unit").await.unwrap().unwrap().body, "unit");
    assert_eq!(database.body("uni").await.unwrap(), None);
    assert_eq!(database.body("%").await.unwrap(), None);
    let under = database.bodies_under("induk").await.unwrap();
    assert_eq!(under.len(), 1, "{under:?}");
    assert_eq!(database.bodies_below("induk").await.unwrap(), under);
    let of_region = database.bodies_of_region("16").await.unwrap();
    assert_eq!(of_region[0].body, "induk");
    assert_eq!(of_region.len(), 1, "{of_region:?}");
    assert!(database.bodies_named(&[]).await.unwrap().is_empty());
    // More than a statement can name on either engine.
    let mut ids: Vec<String> = (0..70_000).map(|place| format!("tiada-{place}")).collect();
    ids.extend(["unit".to_owned(), "induk".to_owned()]);
    let mut named = database.bodies_named(&ids).await.unwrap();
    named.sort_by(|a, b| a.body.cmp(&b.body));
    let named: Vec<&str> = named.iter().map(|body| body.body.as_str()).collect();
    assert_eq!(named, ["induk", "unit"]);
}

async fn bodies_are_given_a_page_at_a_time(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let bodies = (0..10).map(|place| body(&place.to_string(), &place.to_string()));
    act.replace_bodies(bodies.collect()).await.unwrap();
    finish(act, "bodies").await;
    for (from, limit, expected) in [
        (0, 3, vec![0, 1, 2]),
        (8, 3, vec![8, 9]),
        (10, 3, vec![]),
        (i64::MAX, i64::MAX, vec![]),
        (-1, 1, vec![0]),
        (i64::MIN, i64::MAX, (0..10).collect()),
        (0, 0, vec![]),
        (0, -1, vec![]),
    ] {
        let page = database.bodies_from(from, limit).await.unwrap();
        let places: Vec<i64> = page.iter().map(|body| body.name_order).collect();
        assert_eq!(places, expected, "from {from}, at most {limit}");
    }
}

async fn made_up_bodies_come_last_in_the_directory(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    let made_up = |name: &str| Body {
        sample: "sample".to_owned(),
        ..body(name, name)
    };
    let bodies = vec![made_up("a"), body("b", "b"), made_up("c"), body("d", "d")];
    act.replace_bodies(bodies).await.unwrap();
    finish(act, "bodies").await;
    for (skip, limit, expected) in [
        (0, 9, "b d a c"),
        (1, 2, "d a"),
        (2, 1, "a"),
        (3, 5, "c"),
        (4, 5, ""),
    ] {
        let wanted = BodyQuery {
            skip,
            limit,
            ..BodyQuery::default()
        };
        let (page, total) = database.directory(&wanted).await.unwrap();
        let names: Vec<&str> = page.iter().map(|body| body.name.as_str()).collect();
        assert_eq!(names.join(" "), expected, "from {skip}, at most {limit}");
        assert_eq!(total, 4);
    }
}

async fn replacing_is_all_or_nothing(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("lama", 3)).await.unwrap();
    finish(act, "regions").await;
    let mut act = database.act().await.unwrap();
    let mut twice = regions("baru", 2_000);
    twice.push(twice[0].clone());
    let error = act.replace_regions(&twice).await.unwrap_err();
    assert!(matches!(error, StoreError::Query { .. }), "{error:?}");
    assert!(!error.is_unreachable(), "{error:?}");
    drop(act);
    assert_eq!(database.regions().await.unwrap(), regions("lama", 3));
    assert_eq!(database.version().await.unwrap(), 1);
}

async fn an_act_that_is_dropped_leaves_nothing(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("lama", 3)).await.unwrap();
    act.replace_bodies(vec![body("a", "A")]).await.unwrap();
    drop(act);
    assert!(database.regions().await.unwrap().is_empty());
    assert!(database.bodies().await.unwrap().is_empty());
    assert!(database.audit_from(0, 10).await.unwrap().is_empty());
    // And it does not stand in the way of the next.
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("baru", 1)).await.unwrap();
    finish(act, "regions").await;
    assert_eq!(database.regions().await.unwrap(), regions("baru", 1));
}

async fn an_act_sees_its_own_changes(own: OwnDatabase) {
    let database = own.open().await;
    let mut act = database.act().await.unwrap();
    act.replace_regions(&regions("baru", 2)).await.unwrap();
    act.replace_bodies(vec![body("a", "A")]).await.unwrap();
    assert_eq!(act.regions().await.unwrap(), regions("baru", 2));
    assert_eq!(act.bodies().await.unwrap().len(), 1);
    assert!(
        database.bodies().await.unwrap().is_empty(),
        "before it ends"
    );
    finish(act, "both").await;
    assert_eq!(database.bodies().await.unwrap().len(), 1);
}
