package io.drydock.apimachinery.managedfields;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drydock.apimachinery.catalog.Release;
import org.junit.jupiter.api.Test;

/** Lists that hold the same element twice, which no configuration may say but an update may. */
class RepeatedElementsTest {
    private static Thing thing() {
        return Thing.of(Release.V1_36);
    }

    @Test
    void equal_values_in_a_set_are_one_step() {
        thing().updates("one", "{set: [1, 1, 3]}")
                .isOwned("one: .set .set[=1] .set[=3]")
                .updates("two", "{set: [1, 3]}")
                .isOwned("one: .set .set[=3]", "two: .set[=1]")
                .updates("three", "{set: [1, 1, 3]}")
                .isOwned("one: .set .set[=3]", "three: .set[=1]");
    }

    @Test
    void elements_that_stand_twice_are_owned_whole() {
        String both = "{list: [{name: a, value1: 1}, {name: a, value1: 2}, {name: b, value1: 3}]}";
        thing().updates("one", both)
                .isOwned(
                        "one: .list .list[name=\"a\"] .list[name=\"b\"] .list[name=\"b\"].name .list[name=\"b\"].value1")
                .updates("two", "{list: [{name: a, value1: 1}, {name: a, value1: 5}, {name: b, value1: 3}]}")
                .isOwned(
                        "one: .list .list[name=\"b\"] .list[name=\"b\"].name .list[name=\"b\"].value1",
                        "two: .list[name=\"a\"]");
        thing().updates("one", "{list: [{name: a, value1: 1}]}")
                .updates("two", "{list: [{name: a, value1: 1}, {name: a, value2: 2}]}")
                .isOwned("one: .list", "two: .list[name=\"a\"]");
    }

    @Test
    void a_configuration_takes_the_place_of_all_of_them() {
        thing().updates("updater", "{set: [1, 1, 3, 4]}")
                .conflicts("applier", "{set: [1]}", "\"updater\" using v1 .set[=1]")
                .forces("applier", "{set: [1]}")
                .is("{set: [1, 3, 4]}")
                .isOwned("applier: .set[=1]", "updater: .set .set[=3] .set[=4]");
        thing().updates("updater", "{list: [{name: a, value1: 1}, {name: a, value1: 2}, {name: b, value1: 3}]}")
                .conflicts("applier", "{list: [{name: a, value1: 3}]}", "\"updater\" using v1 .list[name=\"a\"]")
                .forces("applier", "{list: [{name: a, value1: 3}]}")
                .is("{list: [{name: a, value1: 3}, {name: b, value1: 3}]}");
    }

    @Test
    void a_configuration_about_something_else_leaves_them_alone() {
        thing().updates("updater", "{set: [1, 1, 3]}")
                .applies("applier", "{set: [5], number: 1}")
                .is("{set: [1, 1, 3, 5], number: 1}");
    }

    @Test
    void no_configuration_may_hold_one_twice() {
        assertEquals(
                "500 failed to create typed patch object (/; /v1, Kind=Thing): .set: duplicate entries for key [=1]",
                thing().refusal("one", "{set: [1, 1]}"));
    }

    @Test
    void older_releases_do_not_track_an_object_that_holds_one_twice() {
        Thing.of(Release.V1_20).updates("one", "{set: [1, 1, 3]}").isOwned();
    }
}
