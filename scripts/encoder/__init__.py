"""How is the Dutch encoder made that ships in ipsearch/models? Run by scripts/train_encoder."""
