use paste::paste;

paste! {
    #[test]
    fn [<the_ name>]() {
        assert_eq!(getters::MAX_LAYERS, 96);
    }
}
