//! Where the roles of a mapping are among the columns of a reader.

use crate::DatasetError;
use crate::ingest::mapping::{MappedColumn, Mapping, Role};

/// Where the roles are. Several columns of one role give way to each other, or their values are
/// joined.
pub(super) struct Columns {
    pub(super) account: Vec<Place>,
    /// None = the record's number makes the id.
    pub(super) content: Vec<Place>,
    /// None in a table of accounts.
    pub(super) time: Vec<Place>,
    pub(super) objects: Vec<ObjectColumn>,
    /// By the order of [`Role::SIMPLE`].
    others: [Vec<Place>; Role::SIMPLE.len()],
    /// Which of the object columns hold the posts that are passed on, answered, quoted.
    pub(super) targets: [Vec<usize>; TARGETS.len()],
    /// Every column that has a role.
    pub(super) used: Vec<usize>,
    /// Whether any column tells something of accounts.
    pub(super) has_profile: bool,
    pub(super) has_counts: bool,
}

/// A column: where, and its name for rejects.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) name: String,
    /// Which column must be empty for this one to count.
    pub(super) unless: Option<usize>,
}

/// A column of objects.
pub(super) struct ObjectColumn {
    pub(super) place: Place,
    pub(super) object_type: String,
}

pub(super) const COUNTS: [Role; 6] = [
    Role::Likes,
    Role::Reposts,
    Role::Replies,
    Role::Quotes,
    Role::Views,
    Role::Reactions,
];
const PROFILE: [Role; 11] = [
    Role::AccountName,
    Role::Handle,
    Role::AccountCreated,
    Role::Bio,
    Role::Location,
    Role::Followers,
    Role::Following,
    Role::PostsCount,
    Role::Verified,
    Role::DefaultProfile,
    Role::Avatar,
];
/// Object types whose objects are posts.
pub(in crate::ingest) const TARGETS: [&str; 3] = ["post", "reply_target", "quote_target"];

impl Columns {
    pub(super) fn new(mapping: &Mapping, header: &[String]) -> Result<Self, DatasetError> {
        let position = |column: &String| header.iter().position(|name| name == column);
        let place = |mapped: &MappedColumn| {
            position(&mapped.column).map(|at| Place {
                at,
                name: mapped.column.clone(),
                unless: mapped.unless.as_ref().and_then(position),
            })
        };
        let find = |role: &Role| -> Vec<Place> {
            let columns = mapping.columns.iter();
            columns
                .filter(|mapped| mapped.role == *role)
                .filter_map(place)
                .collect()
        };
        let need = |role: Role| {
            let places = find(&role);
            if places.is_empty() {
                return Err(DatasetError::MissingRoles {
                    missing: vec![role.to_string()],
                    columns: header.to_vec(),
                });
            }
            Ok(places)
        };
        let objects: Vec<ObjectColumn> = mapping
            .columns
            .iter()
            .filter_map(|mapped| match &mapped.role {
                Role::Object(object_type) => place(mapped).map(|place| ObjectColumn {
                    place,
                    object_type: object_type.clone(),
                }),
                _ => None,
            })
            .collect();
        let any = |roles: &[Role]| roles.iter().any(|role| !find(role).is_empty());
        let of_type = |name: &str| {
            let columns = objects.iter().enumerate();
            columns
                .filter(|(_, object)| object.object_type == name)
                .map(|(at, _)| at)
                .collect()
        };
        Ok(Self {
            account: need(Role::Account)?,
            content: find(&Role::Content),
            time: match mapping.profiles_only {
                true => Vec::new(),
                false => need(Role::Time)?,
            },
            others: Role::SIMPLE.map(|(role, _)| find(&role)),
            targets: TARGETS.map(of_type),
            used: mapping
                .columns
                .iter()
                .filter_map(|mapped| position(&mapped.column))
                .collect(),
            has_profile: any(&PROFILE),
            has_counts: any(&COUNTS),
            objects,
        })
    }

    /// The columns of a role; of one that belongs to one column at most one, but for those that give
    /// way to it.
    pub(super) fn other(&self, role: &Role) -> &[Place] {
        role.place()
            .and_then(|at| self.others.get(at))
            .map_or(&[], Vec::as_slice)
    }
}
