package io.drydock.apimachinery.managedfields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of one object under configurations and updates of several managers. */
class MergeTest {
    @ParameterizedTest
    @EnumSource(Release.class)
    void leaves_are_taken_kept_and_given_up_one_by_one(Release release) {
        Thing.of(release)
                .applies("one", "{number: 1, text: a}")
                .applies("one", "{number: 2, text: a, truth: false}")
                .is("{number: 2, text: a, truth: false}")
                .isOwned("one: .number .text .truth")
                .updates("two", "{number: 2, text: b, truth: false}")
                .isOwned("one: .number .truth", "two: .text")
                .conflicts("one", "{number: 2, text: c}", "\"two\" using v1 .text")
                .applies("one", "{number: 3}")
                .is("{number: 3, text: b}")
                .isOwned("one: .number", "two: .text");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void what_an_update_removes_is_nobodys(Release release) {
        Thing.of(release)
                .applies("one", "{text: a, number: 1}")
                .updates("two", "{text: a}")
                .is("{text: a}")
                .isOwned("one: .text")
                .applies("one", "{}")
                .is("{}")
                .isOwned();
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void the_same_value_is_shared_and_stays_until_the_last_owner_gives_it_up(Release release) {
        Thing.of(release)
                .applies("one", "{number: 1, text: a}")
                .applies("two", "{number: 1}")
                .isOwned("one: .number .text", "two: .number")
                .applies("one", "{text: a}")
                .is("{number: 1, text: a}")
                .isOwned("one: .text", "two: .number")
                .applies("two", "{}")
                .is("{text: a}")
                .isOwned("one: .text");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_field_that_an_updater_owns_as_well_is_not_pruned(Release release) {
        Thing.of(release)
                .updates("controller", "{number: 1}")
                .applies("one", "{number: 1}")
                .applies("one", "{}")
                .is("{number: 1}")
                .isOwned("controller: .number");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void elements_of_sets_have_owners(Release release) {
        Thing.of(release)
                .applies("one", "{set: [a, b]}")
                .applies("two", "{set: [b, c]}")
                .is("{set: [a, b, c]}")
                .isOwned("one: .set[=\"a\"] .set[=\"b\"]", "two: .set[=\"b\"] .set[=\"c\"]")
                .applies("one", "{set: [a]}")
                .is("{set: [a, b, c]}")
                .applies("two", "{set: [c]}")
                .is("{set: [a, c]}");
    }

    @Test
    void steps_are_ordered_by_value_and_numbers_as_numbers() {
        Thing.of(Release.V1_36)
                .applies("one", "{set: [x, 100, true, 20, 3]}")
                .isOwned("one: .set[=3] .set[=20] .set[=100] .set[=\"x\"] .set[=true]");
        Thing.of(Release.V1_36)
                .applies("one", "{ports: [{containerPort: 443}, {containerPort: 80}]}")
                .isOwned("one: .ports[containerPort=80,protocol=\"TCP\"] .ports[containerPort=443,protocol=\"TCP\"]"
                        + " .ports[containerPort=80,protocol=\"TCP\"].containerPort"
                        + " .ports[containerPort=443,protocol=\"TCP\"].containerPort");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void elements_with_keys_have_owners_field_by_field(Release release) {
        Thing.of(release)
                .applies("one", "{list: [{name: a, value1: 1}, {name: b, value1: 2}]}")
                .applies("two", "{list: [{name: a, value2: 3}]}")
                .is("{list: [{name: a, value1: 1, value2: 3}, {name: b, value1: 2}]}")
                .conflicts("two", "{list: [{name: b, value1: 5}]}", "\"one\" .list[name=\"b\"].value1")
                .applies("one", "{list: [{name: b, value1: 2}]}")
                .is("{list: [{name: a, value2: 3}, {name: b, value1: 2}]}");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void what_an_updater_added_to_a_pruned_element_goes_with_it(Release release) {
        Thing.of(release)
                .applies("one", "{list: [{name: a}, {name: b, values: [c]}]}")
                .applies("two", "{list: [{name: a, values: [b]}]}")
                .updates("controller", "{list: [{name: a, values: [b]}, {name: b, values: [c, d]}]}")
                .applies("one", "{list: [{name: a}]}")
                .is("{list: [{name: a, values: [b]}]}")
                .isOwned(
                        "one: .list[name=\"a\"] .list[name=\"a\"].name",
                        "two: .list[name=\"a\"] .list[name=\"a\"].name .list[name=\"a\"].values[=\"b\"]");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void what_an_updater_added_to_an_element_stays_while_somebody_else_applies_it(Release release) {
        Thing.of(release)
                .applies("one", "{list: [{name: a}, {name: b, values: [c]}]}")
                .applies("two", "{list: [{name: b, values: [d]}]}")
                .updates("controller", "{list: [{name: a}, {name: b, values: [c, d, e]}]}")
                .applies("one", "{list: [{name: a}]}")
                .is("{list: [{name: a}, {name: b, values: [d, e]}]}");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void maps_in_maps_are_owned_key_by_key(Release release) {
        Thing.of(release)
                .applies("one", "{maps: {a: {x: '1'}, b: {y: '2'}}}")
                .applies("two", "{maps: {a: {z: '3'}}}")
                .is("{maps: {a: {x: '1', z: '3'}, b: {y: '2'}}}")
                .applies("one", "{maps: {c: {x: '1'}}}")
                .is("{maps: {a: {z: '3'}, c: {x: '1'}}}")
                .isOwned("one: .maps.c .maps.c.x", "two: .maps.a .maps.a.z");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void a_list_without_parts_is_one_value(Release release) {
        Thing.of(release)
                .applies("one", "{atomic: [1, 2]}")
                .isOwned("one: .atomic")
                .conflicts("two", "{atomic: [2, 3]}", "\"one\" .atomic")
                .forces("two", "{atomic: [2, 3]}")
                .is("{atomic: [2, 3]}")
                .isOwned("two: .atomic");
    }

    @ParameterizedTest
    @EnumSource(Release.class)
    void what_may_be_anything_is_owned_as_deep_as_it_is_an_object(Release release) {
        Thing.of(release)
                .applies("one", "{any: {a: {b: 1}, l: [1, 2]}}")
                .isOwned("one: .any.a .any.l .any.a.b")
                .updates("two", "{any: {a: 5, l: [1, 2]}}")
                .isOwned("one: .any.l", "two: .any.a")
                .conflicts("one", "{any: {l: [3], a: {b: 1}}}", "\"two\" using v1 .any.a");
    }

    @Test
    void newer_releases_let_a_struct_go_with_the_last_field_that_was_applied_in_it() {
        Thing.of(Release.V1_36)
                .applies("one", "{struct: {name: a, value: 1}}")
                .applies("one", "{}")
                .is("{}")
                .isOwned();
        Thing.of(Release.V1_36)
                .applies("one", "{struct: {name: a}}")
                .updates("controller", "{struct: {name: a, value: 1}}")
                .applies("one", "{}")
                .is("{struct: {value: 1}}");
    }

    @Test
    void newer_releases_own_a_field_that_holds_nothing() {
        Thing.of(Release.V1_36).applies("one", "{struct: {}}").isOwned("one: .struct");
        Thing.of(Release.V1_36).applies("one", "{struct: null}").isOwned("one: .struct");
        Thing.of(Release.V1_20).applies("one", "{struct: {}}").isOwned();
    }

    @Test
    void elements_stand_as_they_did_in_older_releases_and_as_configured_in_newer_ones() {
        String before = "{set: [a, d, c, b]}";
        String wanted = "{set: [a, b, c, d]}";
        Thing.of(Release.V1_20)
                .updates("controller", before)
                .applies("one", wanted)
                .is(before);
        Thing.of(Release.V1_36)
                .updates("controller", before)
                .applies("one", wanted)
                .is(wanted);
        Thing.of(Release.V1_36)
                .updates("controller", "{set: [a, x, b, y, c]}")
                .applies("one", "{set: [c, n, a]}")
                .is("{set: [x, b, y, c, n, a]}");
        Thing.of(Release.V1_36)
                .updates("controller", "{set: [x, a, y, b, z]}")
                .applies("one", "{set: [n, a, m, b]}")
                .is("{set: [x, n, a, y, m, b, z]}");
    }

    @Test
    void older_releases_note_the_time_only_when_ownership_changes() {
        Thing.of(Release.V1_20)
                .updates("one", "{number: 1}")
                .later()
                .updates("one", "{number: 2}")
                .isTimed("one 00");
        Thing.of(Release.V1_36)
                .updates("one", "{number: 1}")
                .later()
                .updates("one", "{number: 2}")
                .isTimed("one 01")
                .later()
                .updates("one", "{number: 2}")
                .isTimed("one 01");
    }

    @Test
    void newer_releases_note_no_time_for_an_apply_that_changes_nothing() {
        Thing.of(Release.V1_36)
                .applies("one", "{number: 1}")
                .later()
                .applies("one", "{number: 1}")
                .applies("two", "{number: 1}")
                .isTimed("two", "one 00");
        Thing.of(Release.V1_20)
                .applies("one", "{number: 1}")
                .later()
                .applies("one", "{number: 1}")
                .applies("two", "{number: 1}")
                .isTimed("one 00", "two 01");
    }

    @Test
    void reset_fields_are_owned_by_nobody_who_comes_that_way() {
        FieldWriter main = new FieldWriter("one", "", ResetFields.of("status"));
        FieldWriter status = new FieldWriter("two", "status", ResetFields.of("number", "struct"));
        Thing.of(Release.V1_36)
                .updates(main, "{number: 1, struct: {name: a}, status: {phase: x}}")
                .isOwned("one: .number .struct .struct.name")
                .updates(status, "{number: 2, struct: {name: b}, status: {phase: y}}")
                .isOwned("one: .number .struct .struct.name", "two/status: .status.phase");
        Thing.of(Release.V1_20)
                .updates(main, "{number: 1, status: {phase: x}}")
                .isOwned("one: .number .status .status.phase");
    }

    @Test
    void what_a_type_no_longer_divides_is_owned_whole() {
        for (Release release : Release.values()) {
            Thing granular =
                    Thing.of(release).applies("one", "{list: [{name: a, value1: 1}], struct: {name: a}, number: 1}");
            Thing.withAtomicParts(release, granular)
                    .applies("two", "{text: a}")
                    .isOwned("one: .list .number .struct", "two: .text");
        }
    }

    @Test
    void keys_that_are_not_said_have_their_default_or_are_left_out() {
        Thing old = Thing.of(Release.V1_20);
        assertEquals(
                "500 failed to create typed patch object: .servicePorts: element 0: associative list with keys has an"
                        + " element that omits key field \"protocol\" (and doesn't have default value)",
                old.refusal("one", "{servicePorts: [{port: 80}]}"));
        Thing.of(Release.V1_36)
                .applies("one", "{servicePorts: [{port: 80}]}")
                .isOwned("one: .servicePorts[port=80,protocol=\"TCP\"] .servicePorts[port=80,protocol=\"TCP\"].port");
        for (Release release : Release.values()) {
            Thing.of(release)
                    .applies("one", "{list: [{value1: 1}]}")
                    .isOwned("one: .list[name=\"\"] .list[name=\"\"].value1");
        }
    }
}
